package io.storycast.audio.text;

import java.util.regex.Pattern;

/** Takes out of plain text what a voice cannot say, or what a speech model would obey. */
final class SpeakableText {

  /** Chat and speech models' special tokens, also with the full-width bar that some use. */
  private static final Pattern CONTROL_TOKEN = Pattern.compile("<[|｜].{0,200}?[|｜]>");

  /** Half a token could be completed by what stands beside it in the request. */
  private static final Pattern HALF_TOKEN = Pattern.compile("<[|｜]|[|｜]>");

  /** CosyVoice2 performs {@code [laughter]}, {@code [breath]} and more; the list grows. */
  private static final Pattern STAGE_DIRECTION = Pattern.compile("\\[/?[a-z][a-z_-]{0,30}\\]");

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\b(?:https?://|ftp://|www\\.)\\S*[^\\s.,;:!?)\\]}\"'”’。，！？；）]");

  private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\(\\s*\\)|\\[\\s*\\]");
  private static final Pattern SPACE_BEFORE_MARK = Pattern.compile("\\s+(?=[,.;:!?](?:\\s|$))");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private SpeakableText() {}

  static String of(String text) {
    String clean = withoutControlMarks(withoutUnspeakable(text));
    clean = ADDRESS.matcher(clean).replaceAll(" ");
    clean = EMPTY_BRACKETS.matcher(clean).replaceAll(" ");
    clean = SPACE_BEFORE_MARK.matcher(clean).replaceAll("");
    return SPACES.matcher(clean).replaceAll(" ").strip();
  }

  static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Repeats, because taking out one mark may join the halves of another. */
  private static String withoutControlMarks(String text) {
    String before;
    String after = text;
    do {
      before = after;
      after = CONTROL_TOKEN.matcher(after).replaceAll(" ");
      after = HALF_TOKEN.matcher(after).replaceAll(" ");
      after = STAGE_DIRECTION.matcher(after).replaceAll(" ");
    } while (!after.equals(before));
    return after;
  }

  private static String withoutUnspeakable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> !isUnspeakable(point))
        .forEach(point -> kept.appendCodePoint(isSpace(point) ? ' ' : point));
    return kept.toString();
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isUnspeakable(int point) {
    if (isSpace(point)) {
      return false;
    }
    return isEmoji(point) || isInvisible(point) || point == 0xFFFD;
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
