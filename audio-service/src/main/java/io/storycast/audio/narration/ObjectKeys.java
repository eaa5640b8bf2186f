package io.storycast.audio.narration;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.util.regex.Pattern;

/** Where narrations are in the bucket. */
final class ObjectKeys {

  private static final int LONGEST_SLUG = 200;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private ObjectKeys() {}

  /**
   * The key of a story's narration.
   *
   * @throws StageFailure when the slug could name anything but its own object
   */
  static String ofNarration(String slug) {
    if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches()) {
      throw StageFailure.of(
          ReasonCode.INVALID_SLUG,
          "The slug cannot be an object key: it must be 1 to "
              + LONGEST_SLUG
              + " lower-case letters, digits and single hyphens.");
    }
    return "stories/audio/" + slug + ".mp3";
  }
}
