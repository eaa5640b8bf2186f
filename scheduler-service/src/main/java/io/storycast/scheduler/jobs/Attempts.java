package io.storycast.scheduler.jobs;

import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobs.PastAttempt.Ending;
import io.storycast.scheduler.jobs.PastAttempt.StageTime;
import io.storycast.scheduler.jobtable.JobEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the attempts of a job out of its events. */
final class Attempts {

  private final TreeMap<Integer, Draft> drafts = new TreeMap<>();

  private Attempts() {}

  /**
   * The attempts, the newest first.
   *
   * @param events of one job, by id
   */
  static List<PastAttempt> of(List<RecordedEvent> events) {
    Attempts attempts = new Attempts();
    events.forEach(attempts::add);
    return attempts.drafts.descendingMap().values().stream().map(Draft::finished).toList();
  }

  private void add(RecordedEvent recorded) {
    JobEvent event = recorded.event();
    switch (event.kind()) {
      case CLAIMED -> draft(event).claimedAt = recorded.at();
      case STORY_GENERATED, AUDIO_UPLOADED -> draft(event).passed(recorded);
      case STORY_READY -> {
        draft(event).passed(recorded);
        draft(event).end(recorded, Ending.SUCCEEDED);
      }
      case REQUEUED -> draft(event).end(recorded, Ending.REQUEUED);
      case FAILED -> draft(event).end(recorded, Ending.FAILED);
      case CANCELLED -> {
        Draft running = drafts.get(event.attempt());
        if (running != null && running.ending == Ending.RUNNING) {
          running.end(recorded, Ending.CANCELLED);
        }
      }
      case CREATED, REPUBLISHED, DEAD_LETTERED, RETRIED, REGENERATED -> {
        // They neither begin nor end an attempt.
      }
    }
  }

  private Draft draft(JobEvent event) {
    return drafts.computeIfAbsent(event.attempt(), number -> new Draft(number, event.revision()));
  }

  private static final class Draft {

    private final int number;
    private final int revision;
    private final List<StageTime> stages = new ArrayList<>();
    private @Nullable Instant claimedAt;
    private @Nullable RecordedEvent last;
    private Ending ending = Ending.RUNNING;

    private Draft(int number, int revision) {
      this.number = number;
      this.revision = revision;
    }

    private void passed(RecordedEvent recorded) {
      Instant from = stages.isEmpty() ? claimedAt : stages.getLast().until();
      JobEvent event = recorded.event();
      boolean total = recorded.event().kind().statusAfter().isPresent();
      stages.add(
          new StageTime(
              String.valueOf(event.stage()),
              from,
              recorded.at(),
              total ? null : event.elapsedMs()));
    }

    private void end(RecordedEvent recorded, Ending how) {
      last = recorded;
      ending = how;
    }

    private PastAttempt finished() {
      JobEvent event = last == null ? null : last.event();
      boolean failed = ending != Ending.RUNNING && ending != Ending.SUCCEEDED;
      return new PastAttempt(
          number,
          revision,
          claimedAt,
          last == null ? null : last.at(),
          ending,
          event == null ? null : event.stage(),
          failed && event != null ? event.code() : null,
          failed && event != null ? event.message() : null,
          List.copyOf(stages));
    }
  }
}
