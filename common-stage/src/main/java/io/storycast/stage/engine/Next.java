package io.storycast.stage.engine;

import java.time.Duration;

/** What happens to an obligation after an execution. */
sealed interface Next {

  /** It is fulfilled, given up or dropped: remove it. */
  record Done() implements Next {}

  /** Look at it again after a while. */
  record Again(Duration delay, Obligation obligation) implements Next {}

  Next DONE = new Done();
}
