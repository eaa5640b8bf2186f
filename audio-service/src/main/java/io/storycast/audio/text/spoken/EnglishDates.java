package io.storycast.audio.text.spoken;

import static io.storycast.audio.text.spoken.EnglishNumbers.LEFT;
import static io.storycast.audio.text.spoken.EnglishNumbers.RIGHT;

import io.storycast.audio.text.spoken.Rewrite.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days, years and times of day. */
final class EnglishDates {

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final Map<String, String> SHORT_MONTHS =
      Map.ofEntries(
          Map.entry("Jan", "January"),
          Map.entry("Feb", "February"),
          Map.entry("Mar", "March"),
          Map.entry("Apr", "April"),
          Map.entry("Jun", "June"),
          Map.entry("Jul", "July"),
          Map.entry("Aug", "August"),
          Map.entry("Sep", "September"),
          Map.entry("Sept", "September"),
          Map.entry("Oct", "October"),
          Map.entry("Nov", "November"),
          Map.entry("Dec", "December"));

  private static final String MONTH = "(" + String.join("|", MONTHS) + ")";
  private static final String DAY = "([12]?\\d|3[01])";
  private static final String YEAR = "(1[1-9]\\d\\d|20\\d\\d)";

  /** A year follows, if a number that may be one does. */
  private static final Set<String> BEFORE_YEARS =
      Set.of(
          "in", "since", "until", "till", "during", "year", "early", "late", "mid", "circa",
          "spring", "summer", "autumn", "fall", "winter");

  /** A year follows, if the number is no round one. */
  private static final Set<String> MAYBE_BEFORE_YEARS =
      Set.of(
          "from", "to", "of", "by", "before", "after", "and", "between", "through", "the", "around",
          "about", "last");

  private static final List<Rewrite> REWRITES =
      List.of(
          Rewrite.of(
              "\\b(%s)\\.?(?= \\d)".formatted(String.join("|", SHORT_MONTHS.keySet())),
              found -> SHORT_MONTHS.get(found.group(1))),
          Rewrite.of(
              LEFT + YEAR + "-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])" + RIGHT, EnglishDates::iso),
          Rewrite.of(
              "\\b" + MONTH + " " + DAY + "(?:st|nd|rd|th)?(?:(,?) " + YEAR + ")?" + RIGHT,
              found -> date(found.group(1), found.group(2), found.group(3), found.group(4))),
          Rewrite.of(
              LEFT
                  + "(the )?"
                  + DAY
                  + "(?:st|nd|rd|th)?( of)? "
                  + MONTH
                  + "(?: "
                  + YEAR
                  + ")?"
                  + RIGHT,
              EnglishDates::dayFirst),
          Rewrite.of("\\b" + MONTH + "(,?) " + YEAR + RIGHT, EnglishDates::monthAndYear),
          Rewrite.of(
              LEFT + "([01]?\\d|2[0-3]):([0-5]\\d)(?: ?([ap])\\.?m\\b\\.?)?" + RIGHT,
              EnglishDates::clock),
          Rewrite.of(
              "(?i)" + LEFT + "(1[0-2]|[1-9]) ?([ap])\\.?m\\b\\.?" + RIGHT, EnglishDates::hour),
          Rewrite.of(LEFT + "(1[1-9]\\d|20\\d)0['’]?s" + RIGHT, EnglishDates::decade),
          Rewrite.of("(?<=\\b[Tt]he )['’‘]?([2-9]0)['’]?s" + RIGHT, EnglishDates::shortDecade),
          Rewrite.of(LEFT + YEAR + " to " + YEAR + RIGHT, EnglishDates::years),
          Rewrite.of(
              LEFT + YEAR + "(?=['’]s|" + RIGHT + ")(?![\\p{L}\\p{N}])", EnglishDates::year));

  private EnglishDates() {}

  static String spellOut(String sentence) {
    String spoken = sentence;
    for (Rewrite rewrite : REWRITES) {
      spoken = rewrite.in(spoken);
    }
    return spoken;
  }

  private static String iso(Found found) {
    String month = MONTHS.get(Integer.parseInt(found.group(2)) - 1);
    return date(month, found.group(3), ",", found.group(1));
  }

  private static String date(String month, String day, String comma, String year) {
    String words = month + " " + EnglishNumbers.ordinal(Long.parseLong(day));
    return year.isEmpty() ? words : words + comma + " " + yearInWords(year);
  }

  private static String dayFirst(Found found) {
    String the =
        found.group(1).isEmpty() ? startsSentence(found) ? "The " : "the " : found.group(1);
    String words = the + EnglishNumbers.ordinal(Long.parseLong(found.group(2))) + " of ";
    String year = found.group(5);
    return words + found.group(4) + (year.isEmpty() ? "" : " " + yearInWords(year));
  }

  private static boolean startsSentence(Found found) {
    return found.before().codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private static String monthAndYear(Found found) {
    return found.group(1) + found.group(2) + " " + yearInWords(found.group(3));
  }

  /** 7:30 p.m., 19:45, 7:00. */
  private static String clock(Found found) {
    int hour = Integer.parseInt(found.group(1));
    int minute = Integer.parseInt(found.group(2));
    String half = found.group(3);
    String hours = EnglishNumbers.cardinal(hour);
    if (minute == 0) {
      boolean oClock = half.isEmpty() && hour >= 1 && hour <= 12;
      return hours + (oClock ? " o'clock" : half.isEmpty() ? " hundred" : half(found, half));
    }
    String minutes = EnglishNumbers.cardinal(minute);
    return hours + (minute < 10 ? " oh " : " ") + minutes + half(found, half);
  }

  private static String hour(Found found) {
    return EnglishNumbers.cardinal(Long.parseLong(found.group(1))) + half(found, found.group(2));
  }

  /** Without full stops, which would be heard as the end of a sentence. */
  private static String half(Found found, String letter) {
    if (letter.isEmpty()) {
      return "";
    }
    String words = " " + letter.toUpperCase(Locale.ROOT) + "M";
    boolean fullStop = found.match().group().endsWith(".");
    return fullStop ? found.withFullStop(words) : words;
  }

  private static String decade(Found found) {
    return plural(yearInWords(found.group(1) + "0"));
  }

  private static String shortDecade(Found found) {
    return plural(EnglishNumbers.cardinal(Long.parseLong(found.group(1))));
  }

  private static String plural(String words) {
    return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
  }

  private static @Nullable String years(Found found) {
    String from = found.group(1);
    String to = found.group(2);
    boolean round = from.endsWith("00") && to.endsWith("00");
    return round || from.compareTo(to) >= 0 || countsWhatFollows(found)
        ? null
        : yearInWords(from) + " to " + yearInWords(to);
  }

  private static @Nullable String year(Found found) {
    String written = found.group(1);
    String before = found.wordBefore().toLowerCase(Locale.ROOT);
    boolean round = written.endsWith("00");
    boolean announced =
        BEFORE_YEARS.contains(before) || (!round && MAYBE_BEFORE_YEARS.contains(before));
    if (before.equals("the") && !round) {
      return yearInWords(written);
    }
    boolean opens = startsSentence(found) && EnglishText.isFunctionWord(found.wordAfter());
    return (announced || (opens && !round)) && !countsWhatFollows(found)
        ? yearInWords(written)
        : null;
  }

  /** 1500 people: the next word is what is counted. */
  private static boolean countsWhatFollows(Found found) {
    String next = found.wordAfter();
    return !next.isEmpty()
        && Character.isLowerCase(next.charAt(0))
        && !EnglishText.isFunctionWord(next);
  }

  private static String yearInWords(String year) {
    return EnglishNumbers.year(Long.parseLong(year));
  }
}
