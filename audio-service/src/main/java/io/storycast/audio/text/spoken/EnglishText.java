package io.storycast.audio.text.spoken;

import static io.storycast.audio.text.spoken.EnglishNumbers.LEFT;
import static io.storycast.audio.text.spoken.EnglishNumbers.NUMBER;
import static io.storycast.audio.text.spoken.EnglishNumbers.RIGHT;

import io.storycast.audio.text.spoken.Rewrite.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** English sentences with numbers, dates, amounts and abbreviations in words. */
final class EnglishText {

  /** What seldom is the thing that is counted. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the and or but nor so yet when while as if than that which who whom whose what where"
                  + " because though although until till since before after in on at to from of by"
                  + " for with without into onto over under through about against between he she it"
                  + " they we you his her its their my our your is are was were be been am has have"
                  + " had do does did will would can could may might must shall should not no there"
                  + " here then now also just only too again later ago still already")
              .split(" "));

  private static final Map<String, String> HALVES =
      Map.of(
          "½",
          "half",
          "⅓",
          "third",
          "⅔",
          "two thirds",
          "¼",
          "quarter",
          "¾",
          "three quarters",
          "⅕",
          "fifth",
          "⅛",
          "eighth");

  private static final List<String> DENOMINATORS =
      List.of("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

  /** 101 may be one oh one, and 911 nine one one. */
  private static final Set<String> BEFORE_CODES =
      Set.of(
          "room",
          "flight",
          "route",
          "highway",
          "bus",
          "channel",
          "suite",
          "apartment",
          "unit",
          "gate",
          "call",
          "called",
          "dial",
          "dialed",
          "code",
          "area",
          "zip",
          "extension",
          "model",
          "boeing");

  private static final Pattern NOTHING_TO_SPELL_OUT = Pattern.compile("[^\\p{N}.&#%$£€IVX]*");

  /** From the widest to the narrowest: what one of them takes, the next does not see. */
  private static final List<Rewrite> RANGES =
      List.of(
          Rewrite.of("(?<=\\d)(?<![\\d.,:][–—-]\\d{1,9}) ?[–—] ?(?=[$£€]?\\d)(?![^=]*=)", " to "),
          Rewrite.of(
              "(?<![\\p{L}\\p{N}.,:/–—-])(\\d{1,4})-(\\d{1,4})(?![\\p{L}\\p{N}=/]|[.,:–—-]\\p{N}| =)",
              EnglishText::range));

  private static final List<Rewrite> NUMBERS =
      List.of(
          Rewrite.of(LEFT + "(\\d{1,3}(?:,\\d{3}){0,3})(st|nd|rd|th)\\b", EnglishText::ordinal),
          Rewrite.of(
              LEFT + "(?:(\\d{1,3}) ?)?([½⅓⅔¼¾⅕⅛])(?![\\p{L}\\p{N}])", EnglishText::signOfFraction),
          Rewrite.of(
              LEFT + "(?:(\\d{1,3}) )?([1-9])/([2-9]|10)" + RIGHT + "(?!/)", EnglishText::fraction),
          Rewrite.of(LEFT + NUMBER + "(?=-\\p{Ll}|" + RIGHT + ")(?!-\\p{N})", EnglishText::number),
          Rewrite.of(" & ", " and "));

  private EnglishText() {}

  static String spellOut(String sentence) {
    if (NOTHING_TO_SPELL_OUT.matcher(sentence).matches()) {
      return sentence;
    }
    String spoken = EnglishAbbreviations.spellOut(sentence);
    spoken = RomanNumerals.spellOut(spoken);
    spoken = all(RANGES, spoken);
    spoken = EnglishQuantities.spellOut(spoken);
    spoken = EnglishDates.spellOut(spoken);
    return all(NUMBERS, spoken);
  }

  static boolean isFunctionWord(String word) {
    return FUNCTION_WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static String all(List<Rewrite> rewrites, String sentence) {
    String spoken = sentence;
    for (Rewrite rewrite : rewrites) {
      spoken = rewrite.in(spoken);
    }
    return spoken;
  }

  /** Pages 5-10, 1939-45, won 3-2; not 555-1234. */
  private static @Nullable String range(Found found) {
    String from = found.group(1);
    String to = found.group(2);
    if (from.startsWith("0") || to.startsWith("0")) {
      return null;
    }
    boolean scores = from.length() <= 2 && to.length() <= 2;
    boolean rises = from.length() == to.length() && from.compareTo(to) < 0;
    boolean years = from.matches("1[5-9]\\d\\d|20\\d\\d") && to.length() == 2;
    return scores || rises || years ? from + " to " + to : null;
  }

  private static @Nullable String ordinal(Found found) {
    long number = Long.parseLong(found.group(1).replace(",", ""));
    return found.group(1).startsWith("0") ? null : EnglishNumbers.ordinal(number);
  }

  private static String signOfFraction(Found found) {
    String part = HALVES.getOrDefault(found.group(2), "");
    boolean several = part.indexOf(' ') > 0;
    if (found.group(1).isEmpty()) {
      return several ? part : "one " + part;
    }
    String whole = EnglishNumbers.cardinal(Long.parseLong(found.group(1)));
    return whole + " and " + (several ? part : article(part) + part);
  }

  private static @Nullable String fraction(Found found) {
    int above = Integer.parseInt(found.group(2));
    int below = Integer.parseInt(found.group(3));
    // On 1/2 something happened: that is a day.
    if (above >= below || found.wordBefore().equalsIgnoreCase("on")) {
      return null;
    }
    String name = DENOMINATORS.get(below - 2);
    String part = above == 1 ? name : EnglishNumbers.cardinal(above) + " " + name + "s";
    if (found.group(1).isEmpty()) {
      return above == 1 ? "one " + part : part;
    }
    String whole = EnglishNumbers.cardinal(Long.parseLong(found.group(1)));
    return whole + " and " + (above == 1 ? article(part) + part : part);
  }

  private static String article(String noun) {
    return noun.equals("eighth") ? "an " : "a ";
  }

  /** A number by itself; one that may be a year or a code is left to the model. */
  private static @Nullable String number(Found found) {
    String written = found.group(1);
    String before = found.wordBefore().toLowerCase(Locale.ROOT);
    boolean code = written.length() >= 3 && BEFORE_CODES.contains(before);
    boolean nextToNumber =
        found.before().matches(".*\\p{N} $") || found.after().matches("^ \\p{N}.*");
    boolean maybeYear = written.matches("1[1-9]\\d\\d|20\\d\\d") && !countsSomething(found);
    return code || maybeYear || (nextToNumber && written.length() >= 3)
        ? null
        : EnglishNumbers.amount(written);
  }

  private static boolean countsSomething(Found found) {
    String next = found.wordAfter();
    return !next.isEmpty() && Character.isLowerCase(next.charAt(0)) && !isFunctionWord(next);
  }
}
