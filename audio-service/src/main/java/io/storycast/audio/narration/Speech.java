package io.storycast.audio.narration;

import io.storycast.contracts.StoryGenerated;
import org.jspecify.annotations.Nullable;

/** The speech provider. */
public interface Speech {

  /**
   * Has a text spoken; every call is paid.
   *
   * @param story for whom it is spoken
   * @return what the provider answered with status 200, unchecked
   * @throws io.storycast.stage.StageFailure when there is no such answer
   */
  Answer speak(String text, Voice voice, StoryGenerated story);

  /**
   * An answer as it came.
   *
   * @param requestId the provider's id of the call
   * @param contentType in lower case; empty when the provider named none
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared: it is read once and dropped.
  record Answer(@Nullable String requestId, String contentType, byte[] body) {}
}
