package io.storycast.scheduler.claiming;

import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import io.storycast.scheduler.jobtable.JobStage;
import java.util.ArrayList;
import java.util.List;

/** What the history keeps of a claim. */
final class ClaimEvents {

  private ClaimEvents() {}

  static List<JobEvent> of(Announcements.Made made, String by) {
    List<JobEvent> events = new ArrayList<>();
    made.claimed().forEach(pick -> events.add(event(pick, JobEventKind.CLAIMED).by(by)));
    made.republished().forEach(pick -> events.add(event(pick, JobEventKind.REPUBLISHED).by(by)));
    for (ClaimRun.Refused refused : made.refused()) {
      Refusal refusal = refused.refusal();
      events.add(event(refused.pick(), JobEventKind.CLAIMED).by(by));
      events.add(
          event(refused.pick(), JobEventKind.FAILED)
              .inStage(JobStage.STORY.code())
              .because(refusal.reason().code(), refusal.message()));
    }
    return events;
  }

  private static JobEvent event(Pick pick, JobEventKind kind) {
    return JobEvent.of(pick.jobId(), pick.revision(), pick.attempt(), kind);
  }
}
