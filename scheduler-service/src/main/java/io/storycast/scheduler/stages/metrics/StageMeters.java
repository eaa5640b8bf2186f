package io.storycast.scheduler.stages.metrics;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.scheduler.jobtable.JobStage;
import io.storycast.scheduler.stages.StageOverview;
import io.storycast.scheduler.stages.StageState;
import io.storycast.scheduler.stages.Stages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Which stages are down or paused, 1 or 0. The database is asked at most every 5 seconds. */
@Component
class StageMeters {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Stages stages;
  private final Clock clock;
  private Map<String, StageState> last = Map.of();
  private Instant readAt = Instant.EPOCH;

  StageMeters(Stages stages, MeterRegistry meters, Clock clock) {
    this.stages = stages;
    this.clock = clock;
    List<String> names = new ArrayList<>(List.of(Stages.CLAIMING));
    for (JobStage stage : JobStage.values()) {
      names.add(stage.code());
    }
    for (String name : names) {
      register(meters, name);
    }
  }

  private void register(MeterRegistry meters, String stage) {
    Gauge.builder("storycast.stages.down", this, self -> self.is(StageState.DOWN, stage))
        .description("1 when no instance has reported lately; the same from every scheduler")
        .tag("stage", stage)
        .register(meters);
    Gauge.builder("storycast.stages.paused", this, self -> self.is(StageState.PAUSED, stage))
        .description("1 when the stage takes no further work; the same from every scheduler")
        .tag("stage", stage)
        .register(meters);
  }

  /** Not a number while the database does not answer: 0 would say that all is well. */
  private double is(StageState state, String stage) {
    StageState now = states().get(stage);
    if (now == null) {
      return Double.NaN;
    }
    return now == state ? 1 : 0;
  }

  private synchronized Map<String, StageState> states() {
    Instant now = clock.instant();
    if (Duration.between(readAt, now).compareTo(FRESH) > 0) {
      try {
        last = stages.all().stream().collect(toMap(StageOverview::stage, StageOverview::state));
      } catch (DataAccessException e) {
        last = Map.of();
      }
      readAt = now;
    }
    return last;
  }
}
