package io.storycast.audio.narration;

import io.storycast.audio.timing.CompanionFile;
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
    return key(slug, ".mp3");
  }

  /** The key of a file beside it; slugs have no dots, so it is no other story's. */
  static String ofCompanion(String slug, CompanionFile file) {
    return key(slug, file.ending());
  }

  private static String key(String slug, String ending) {
    if (!Slugs.isValid(slug)) {
      throw StageFailure.of(ReasonCode.INVALID_SLUG, ReasonCode.INVALID_SLUG.meaning());
    }
    return "stories/audio/" + slug + ending;
  }
}
