package io.storycast.audio.narration;

import io.storycast.contracts.StoryGenerated;
import org.jspecify.annotations.Nullable;

/** Writes down what is heard in a recording. */
public interface Transcriber {

  /** The host that is called, as the call ledger names it. */
  String provider();

  String model();

  /**
   * Has a recording written down; a call may be paid.
   *
   * @param wav what is heard
   * @param story for whom it is spoken
   * @throws io.storycast.stage.StageFailure when there is no transcript
   */
  Transcript transcribe(byte[] wav, StoryGenerated story);

  /**
   * What was heard.
   *
   * @param requestId the provider's id of the call
   * @param text empty when nothing was understood
   */
  record Transcript(@Nullable String requestId, String text) {}
}
