package io.storycast.webhook.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The pauses that endpoints were told about and that are not over. */
public interface StagePauses {

  /** An instance reports the pause. */
  void saw(UUID event, String stage, Instant since, Instant reportedAt);

  /**
   * An instance reports that it works. The pauses of its stage are over, but for those that another
   * instance has reported lately: instances learn of the end one after the other.
   */
  List<Ended> end(String stage, Instant reportedAt);

  /** A pause that is over. */
  record Ended(Instant since, Instant at) {}
}
