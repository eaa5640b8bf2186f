package io.storycast.audio.narration;

import io.storycast.stage.Attempt;
import java.util.concurrent.CancellationException;

/** Ends work that nobody waits for any more, before it costs something. */
final class Cancellation {

  private Cancellation() {}

  static void check(Attempt attempt) {
    if (attempt.cancelled()) {
      throw new CancellationException("the narration was cancelled, or the service is stopping");
    }
  }
}
