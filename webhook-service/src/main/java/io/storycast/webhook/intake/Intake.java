package io.storycast.webhook.intake;

import io.storycast.contracts.Fact;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.State;
import io.storycast.stage.Delivery;
import io.storycast.webhook.intake.StagePauses.Ended;
import java.util.List;

/** Turns what arrives from Kafka into events, and each event into one obligation per endpoint. */
public final class Intake {

  private final EventLog events;
  private final StagePauses pauses;

  public Intake(EventLog events, StagePauses pauses) {
    this.events = events;
    this.pauses = pauses;
  }

  /** Keeps a fact; one that is known already changes nothing. */
  public void keep(Fact fact, Delivery delivery) {
    events.add(EventBodies.of(fact, delivery.trace()));
  }

  /** Tells when a stage begins to stand still, once for each cause, and when it goes on. */
  public void follow(StageStatus status) {
    List<StageStatus.Pause> reasons = status.pauses() == null ? List.of() : status.pauses();
    if (status.state() == State.PAUSED) {
      reasons.forEach(
          pause -> {
            var event = EventBodies.paused(status.stage(), pause);
            events.add(event);
            pauses.saw(event.id(), status.stage(), pause.since(), status.reportedAt());
          });
    } else if (status.state() == State.RUNNING && reasons.isEmpty()) {
      for (Ended ended : pauses.end(status.stage(), status.reportedAt())) {
        events.add(EventBodies.resumed(status.stage(), ended.since(), ended.at()));
      }
    }
  }
}
