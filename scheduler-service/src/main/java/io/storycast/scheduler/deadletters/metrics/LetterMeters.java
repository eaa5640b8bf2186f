package io.storycast.scheduler.deadletters.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.storycast.contracts.Topics;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterSearch.Overview;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.jobtable.JobStage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How many dead letters there are, as gauges; the same from every instance. The database is asked
 * at most every 15 seconds.
 */
@Component
class LetterMeters implements MeterBinder {

  private static final Duration FRESH = Duration.ofSeconds(15);

  /** Stages of other systems have any names; a meter must not have any number of them. */
  private static final String OTHER = "other";

  private static final List<String> STAGES =
      Stream.concat(
              Arrays.stream(JobStage.values()).map(JobStage::code),
              Stream.of(Topics.SCHEDULER_SERVICE))
          .toList();

  private final LetterSearch search;
  private final Clock clock;
  private @Nullable Overview last;
  private Instant readAt = Instant.EPOCH;

  LetterMeters(LetterSearch search, Clock clock) {
    this.search = search;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (LetterState state : LetterState.values()) {
      Stream.concat(STAGES.stream(), Stream.of(OTHER))
          .forEach(
              stage ->
                  Gauge.builder("storycast.dead.letters", this, self -> self.count(state, stage))
                      .description("Dead letters in the store")
                      .tag("state", state.code())
                      .tag("stage", stage)
                      .register(meters));
    }
    Gauge.builder("storycast.dead.letters.oldest", this, LetterMeters::oldest)
        .description("Age of the oldest open dead letter; 0 when none is open")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("storycast.dead.letters.replays", this, LetterMeters::replays)
        .description("Replays that are not over, paused ones included")
        .register(meters);
  }

  private double count(LetterState state, String stage) {
    Overview overview = overview();
    if (overview == null) {
      return Double.NaN; // a zero would be a lie
    }
    Map<String, Long> byStage = overview.counts().getOrDefault(state, Map.of());
    return byStage.entrySet().stream()
        .filter(entry -> stage.equals(STAGES.contains(entry.getKey()) ? entry.getKey() : OTHER))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private double oldest() {
    Overview overview = overview();
    return overview == null ? Double.NaN : overview.oldestOpenSeconds();
  }

  private double replays() {
    Overview overview = overview();
    return overview == null ? Double.NaN : overview.runningReplays();
  }

  private synchronized @Nullable Overview overview() {
    Instant now = clock.instant();
    if (Duration.between(readAt, now).compareTo(FRESH) > 0) {
      try {
        last = search.overview();
      } catch (DataAccessException e) {
        last = null;
      }
      readAt = now;
    }
    return last;
  }
}
