package io.storycast.webhook.delivering;

import java.time.Duration;

/** What becomes of a delivery after an attempt. */
public sealed interface Next {

  /** The receiver has it. */
  record Done() implements Next {}

  /** It is tried again. */
  record Again(Duration delay) implements Next {}

  /** Every attempt failed; it can be replayed. */
  record GivenUp() implements Next {}
}
