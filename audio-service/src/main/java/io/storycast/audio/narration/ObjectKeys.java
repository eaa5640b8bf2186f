package io.storycast.audio.narration;

import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.Slugs;
import io.storycast.stage.StageFailure;

/** Where narrations are in the bucket. */
final class ObjectKeys {

  private ObjectKeys() {}

  /**
   * The key of a story's narration.
   *
   * @throws StageFailure when the slug could name anything but its own object
   */
  static String ofNarration(String slug) {
    if (!Slugs.isValid(slug)) {
      throw StageFailure.of(ReasonCode.INVALID_SLUG, ReasonCode.INVALID_SLUG.meaning());
    }
    return "stories/audio/" + slug + ".mp3";
  }
}
