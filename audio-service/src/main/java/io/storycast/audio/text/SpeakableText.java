package io.storycast.audio.text;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of plain text what a voice cannot say, or what a speech model would obey. */
final class SpeakableText {

  /** Chat and speech models' special tokens, also with the full-width bar that some use. */
  private static final Pattern CONTROL_TOKEN = Pattern.compile("<[|｜].{0,200}?[|｜]>");

  /** Half a token could be completed by what stands beside it in the request. */
  private static final Pattern HALF_TOKEN = Pattern.compile("<[|｜]|[|｜]>");

  /**
   * CosyVoice2 performs {@code [laughter]}, {@code [breath]} and more, ChatTTS {@code [laugh_0]},
   * MOSS-TTSD changes the speaker at {@code [S1]}; the list grows.
   */
  private static final Pattern STAGE_DIRECTION =
      Pattern.compile("\\[/?(?:[a-z][a-z0-9_-]{0,30}|S\\d{1,2})\\]");

  /** {@code <strong>} and SSML, where they were escaped and so are no HTML to the parser. */
  private static final Pattern TAG =
      Pattern.compile("</?[a-zA-Z][a-zA-Z0-9_:-]{0,30}(?:\\s[^<>]{0,200})?/?>");

  private static final List<Pattern> CONTROL_MARKS =
      List.of(CONTROL_TOKEN, HALF_TOKEN, STAGE_DIRECTION, TAG);

  private static final Pattern FOOTNOTE_MARK =
      Pattern.compile("(?!^\\[\\^[^\\]\\s]{1,50}\\]:)\\[\\^[^\\]\\s]{1,50}\\]|(?<=\\S)[†‡]");

  private static final String END_OF_ADDRESS = "\\S*[^\\s.,;:!?)\\]}\"'”’。，！？；）]";

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?|ftp)://(?:%1$s)?|\\bwww\\.%1$s".formatted(END_OF_ADDRESS));

  private static final Pattern MAIL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._%+:-])(?:mailto:)?[\\p{L}\\p{N}._%+-]++@"
              + "[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++){1,10}");

  /**
   * Emphasis that the parser did not take for one, as it often happens between Chinese characters
   * and punctuation. A star between two words or two spaces is a sign of the text.
   */
  private static final Pattern STRAY_STARS =
      Pattern.compile(
          "(?<=[^\\s\\p{L}\\p{N}*])\\*{1,3}+(?!\\*)|(?<!\\*)\\*{1,3}+(?=[^\\s\\p{L}\\p{N}*])"
              + "|(?<!\\S)\\*{1,3}+(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])\\*{1,3}+(?!\\S)");

  private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\(\\s?\\)|\\[\\s?\\]|<\\s?>");
  private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" (?=[,.;:!?](?:\\s|$))");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x1C-\\x1F]++");

  private SpeakableText() {}

  /** On one line, without space at the ends, and never two spaces in a row. */
  static TracedText of(TracedText text) {
    TracedText clean = text.keeping(point -> !isUnspeakable(point)).replaceAll(SPACES, " ");
    // Before the control marks, because what is left joins.
    clean = clean.replaceAll(FOOTNOTE_MARK, "").replaceAll(STRAY_STARS, "");
    clean = withoutControlMarks(clean);
    clean = clean.replaceAll(ADDRESS, " ").replaceAll(MAIL, " ");
    clean = clean.replaceAll(SPACES, " ").replaceAll(EMPTY_BRACKETS, " ").replaceAll(SPACES, " ");
    return clean.replaceAll(SPACE_BEFORE_MARK, "").strip();
  }

  static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Repeats, because taking out one mark may join the halves of another. */
  private static TracedText withoutControlMarks(TracedText text) {
    TracedText before;
    TracedText after = text;
    do {
      before = after;
      for (Pattern mark : CONTROL_MARKS) {
        after = after.replaceAll(mark, " ");
      }
    } while (after != before);
    return after;
  }

  private static boolean isUnspeakable(int point) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      return false;
    }
    return isEmoji(point) || isMusic(point) || isInvisible(point) || point == 0xFFFD;
  }

  private static boolean isEmoji(int point) {
    // Below U+2190 stand © ® ™ ‼ ⁉ ℹ: pictographic by their property, but read as text.
    boolean pictographic = point >= 0x2190 && Character.isExtendedPictographic(point);
    boolean variationSelector = point >= 0xFE00 && point <= 0xFE0F;
    boolean keycap = point == 0x20E3;
    return pictographic
        || variationSelector
        || keycap
        || Character.isEmojiPresentation(point)
        || Character.isEmojiModifier(point);
  }

  /** Some models sing between these. */
  private static boolean isMusic(int point) {
    return point >= 0x2669 && point <= 0x266F;
  }

  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    boolean joinsPersianWords = point == 0x200C;
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || (type == Character.FORMAT && !joinsPersianWords);
  }
}
