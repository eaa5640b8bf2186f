package io.storycast.story.writing;

import java.util.regex.Pattern;

/**
 * Text from a scenario on its way into a conversation: data that may try to be more (OWASP LLM01,
 * prompt injection).
 */
final class SeedText {

  /** Marks by which chat templates tell system, user and assistant apart. */
  private static final Pattern CONTROL_TOKENS =
      Pattern.compile(
          "<\\|[^|<>]{0,64}\\|>|</?s>|\\[/?INST\\]|<</?SYS>>|<(start|end)_of_turn>",
          Pattern.CASE_INSENSITIVE);

  /** What is left when a mark was built from marks; a space cannot join its neighbours again. */
  private static final Pattern TOKEN_BRACKETS = Pattern.compile("<\\||\\|>");

  /**
   * Never visible to the people who review scenarios: controls, overrides, tags, half characters.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]|[\\x{E0000}-\\x{E007F}]|\\p{Cs}");

  private SeedText() {}

  static String clean(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    String visible = INVISIBLE.matcher(lines).replaceAll("");
    String plain = CONTROL_TOKENS.matcher(visible).replaceAll(" ");
    return TOKEN_BRACKETS.matcher(plain).replaceAll(" ").strip();
  }

  /** The same without a boundary that somebody guessed. */
  static String clean(String text, String boundary) {
    return clean(text).replace(boundary, " ");
  }
}
