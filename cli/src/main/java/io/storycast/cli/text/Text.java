package io.storycast.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Small conversions to text for people. */
public final class Text {

  private Text() {}

  /** How many columns the text takes; characters beyond the BMP count as one. */
  public static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * The text on one line. Control characters, among them the escape that starts a terminal command,
   * become spaces: titles and error messages come from outside.
   */
  public static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** The lines of a text from outside, without the control characters that command a terminal. */
  public static List<String> lines(String text) {
    return text.lines()
        .map(line -> line.replace("\t", "    ").replaceAll("\\p{Cntrl}", "�"))
        .toList();
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

  /**
   * A time that has passed, in two words at most, for example {@code 49 min} or {@code 3 h 5 min}.
   */
  public static String age(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    if (hours < 48) {
      return minutes % 60 == 0 ? hours + " h" : "%d h %d min".formatted(hours, minutes % 60);
    }
    return hours / 24 + " days";
  }

  /** The time of day in UTC where it is today, else with the day, for example {@code 02:11:07Z}. */
  public static String time(Instant time, Instant now) {
    String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
    return Duration.between(time, now).abs().toHours() < 12 ? text.substring(11) : text;
  }

  /**
   * The text in lines of at most {@code columns}, broken at blanks; a word that is longer stays
   * whole, so that it can be copied.
   *
   * @param first before the first line
   * @param indent before every further line
   */
  public static List<String> wrap(String first, String indent, String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : oneLine(text).split(" +", -1)) {
      if (!empty && width(line.toString()) + 1 + width(word) > columns) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** The number and the noun, for example {@code 1 story} and {@code 2 stories}. */
  public static String count(long number, String singular, String plural) {
    return number + " " + (number == 1 ? singular : plural);
  }
}
