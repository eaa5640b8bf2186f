package io.storycast.scheduler.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobs.PastAttempt.Ending;
import io.storycast.scheduler.jobs.PastAttempt.StageTime;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final List<RecordedEvent> events = new ArrayList<>();

  @Test
  void tellsHowLongEachStageTook() {
    happens(0, event(1, JobEventKind.CLAIMED));
    happens(10, event(1, JobEventKind.STORY_GENERATED).inStage("story").took(9_000));
    happens(40, event(1, JobEventKind.AUDIO_UPLOADED).inStage("audio").took(28_000));
    happens(41, event(1, JobEventKind.STORY_READY).inStage("storage").took(41_000));

    assertThat(Attempts.of(events))
        .singleElement()
        .returns(Ending.SUCCEEDED, PastAttempt::ending)
        .returns(START, PastAttempt::claimedAt)
        .returns(START.plusSeconds(41), PastAttempt::endedAt)
        .returns(null, PastAttempt::error)
        .extracting(PastAttempt::stages)
        .isEqualTo(
            List.of(
                new StageTime("story", START, START.plusSeconds(10), 9_000L),
                new StageTime("audio", START.plusSeconds(10), START.plusSeconds(40), 28_000L),
                new StageTime("storage", START.plusSeconds(40), START.plusSeconds(41), null)));
  }

  @Test
  void keepsTheErrorOfEachAttemptAndTheNewestFirst() {
    happens(0, event(1, JobEventKind.CLAIMED));
    happens(5, event(1, JobEventKind.DEAD_LETTERED).inStage("audio").because("audio-silent", "x"));
    happens(5, event(1, JobEventKind.REQUEUED).inStage("audio").because("audio-silent", "x"));
    happens(60, event(2, JobEventKind.CLAIMED));

    List<PastAttempt> attempts = Attempts.of(events);

    assertThat(attempts).extracting(PastAttempt::number).containsExactly(2, 1);
    assertThat(attempts.getFirst().ending()).isEqualTo(Ending.RUNNING);
    assertThat(attempts.getLast())
        .returns(Ending.REQUEUED, PastAttempt::ending)
        .returns("audio-silent", PastAttempt::errorCode)
        .returns("audio", PastAttempt::stage);
  }

  @Test
  void aCancellationOfAQueuedJobEndsNoAttempt() {
    happens(0, event(1, JobEventKind.CLAIMED));
    happens(5, event(1, JobEventKind.REQUEUED).because("provider-timeout", "slow"));
    happens(6, event(1, JobEventKind.CANCELLED).because(null, "enough"));

    assertThat(Attempts.of(events))
        .singleElement()
        .returns(Ending.REQUEUED, PastAttempt::ending)
        .returns("slow", PastAttempt::error);
  }

  private static JobEvent event(int attempt, JobEventKind kind) {
    return JobEvent.of("job", 1, attempt, kind);
  }

  private void happens(int second, JobEvent event) {
    events.add(
        new RecordedEvent(events.size() + 1L, START.plusSeconds(second), "s-1", "slug", event));
  }
}
