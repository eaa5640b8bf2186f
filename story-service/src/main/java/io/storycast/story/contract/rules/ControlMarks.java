package io.storycast.story.contract.rules;

import java.util.regex.Pattern;

/**
 * Instructions to speech and chat models, and characters that nobody sees. CosyVoice obeys {@code
 * <|endofprompt|>} and {@code [laughter]} inside the text it is to read: in a story they are an
 * injection into the narration.
 */
final class ControlMarks {

  private static final Pattern MARKS =
      Pattern.compile(
          "<\\|[^|<>\\n]{0,64}\\|>|</?s>|<</?SYS>>|<(?:start|end)_of_turn>|\\[/?INST\\]|</?laughter>"
              + "|\\[(?:laughter|laughs?|laughing|breath|quick_breath|sighs?|cough|coughs|noise"
              + "|vocalized-noise|hissing|lipsmack|clucking|music|applause|silence|mn|pause)\\]",
          Pattern.CASE_INSENSITIVE);

  /** What is left of a mark that is not whole. */
  private static final Pattern HALF_MARKS = Pattern.compile("<\\||\\|>");

  /**
   * Controls, halves of characters, overrides of direction, tags, and spaces of no width. The
   * joiners and direction marks that Persian, Hebrew or an emoji need stay.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u2060\\uFEFF\\u00AD]"
              + "|[\\x{E0000}-\\x{E007F}]");

  private ControlMarks() {}

  static String removed(String text) {
    String visible = INVISIBLE.matcher(text).replaceAll("");
    String plain = MARKS.matcher(visible).replaceAll("");
    return plain.equals(text) ? text : Spaces.closed(plain);
  }

  static boolean isIn(String text) {
    return HALF_MARKS.matcher(text).find() || MARKS.matcher(text).find();
  }
}
