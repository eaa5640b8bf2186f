package io.storycast.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Small conversions to text for people. */
public final class Text {

  private Text() {}

  /** How many columns the text takes; characters beyond the BMP count as one. */
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * The text on one line. Control characters, among them the escape that starts a terminal command,
   * become spaces: titles and error messages come from outside.
   */
  public static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** The text cut to a number of columns, with an ellipsis where something is missing. */
  public static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
  }

  /** Minutes and seconds, for example {@code 1:07}. */
  public static String clock(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /** Seconds with one decimal, for example {@code 7.3 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  /** The number and the noun, for example {@code 1 story} and {@code 2 stories}. */
  public static String count(long number, String singular, String plural) {
    return number + " " + (number == 1 ? singular : plural);
  }
}
