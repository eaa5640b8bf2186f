package io.storycast.scheduler.console;

import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.stages.StageState;
import io.storycast.scheduler.stages.Stages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What wants a person, for the numbers beside the menu. Counted at most every two seconds. */
@Component
class Attention {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Stages stages;
  private final LetterSearch letters;
  private final Clock clock;
  private Now last = new Now(0, 0, 0);
  private @Nullable Instant countedAt;

  Attention(Stages stages, LetterSearch letters, Clock clock) {
    this.stages = stages;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * @param stages that do not run as they should
   * @param letters open or quarantined
   * @param replays on their way
   */
  record Now(long stages, long letters, long replays) {}

  synchronized Now now() {
    Instant now = clock.instant();
    if (countedAt == null || Duration.between(countedAt, now).compareTo(FRESH) > 0) {
      last = count();
      countedAt = now;
    }
    return last;
  }

  private Now count() {
    LetterSearch.Overview overview = letters.overview();
    return new Now(
        stages.all().stream().filter(stage -> stage.state() != StageState.RUNNING).count(),
        sum(overview, LetterState.OPEN) + sum(overview, LetterState.QUARANTINED),
        overview.runningReplays());
  }

  private static long sum(LetterSearch.Overview overview, LetterState state) {
    return overview.counts().getOrDefault(state, Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
