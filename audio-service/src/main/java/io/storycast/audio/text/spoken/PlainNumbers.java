package io.storycast.audio.text.spoken;

import io.storycast.audio.text.spoken.Rewrite.Found;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in languages where they bend with what is counted: only those that never do are written
 * out, with their percent or euro sign. Dates, times and ordinals stay for the model.
 */
enum PlainNumbers {
  // Ein Haus, eine Katze; im Jahr 1998 is nineteen hundred and not one thousand.
  GERMAN(
      Locale.GERMAN,
      number -> number % 100 != 1,
      "Komma",
      "Prozent",
      "Euro",
      "(?:Jahre?s?|Sommer|Winter|Herbst|Frühling|Frühjahr|seit|Seit|anno) $"),
  // Vingt et un hommes, vingt et une femmes.
  FRENCH(
      Locale.FRENCH,
      number -> number % 10 != 1 || number % 100 == 11 || number % 100 == 71,
      "virgule",
      "pour cent",
      "euros",
      "(?!)"),
  // Veintiún años; doscientas casas.
  SPANISH(
      Locale.of("es"),
      number ->
          (number % 10 != 1 || number % 100 == 11)
              && number % 1000 < 200
              && number / 1000 % 1000 < 200,
      "coma",
      "por ciento",
      "euros",
      "(?:en|En|desde|Desde|hasta|año) $");

  /** Nothing before or behind makes it a part of a date, a time, a code or an ordinal. */
  private static final String EDGE_LEFT =
      "(?<![\\p{L}\\p{N}_#$£€¥/:.,–—+*=^°§-])(?<!\\p{N} )(?<!\\bh )";

  private static final String EDGE_RIGHT =
      "(?![\\p{L}\\p{N}_/:°²³^*=$£ºª+–—-])(?![.,:]\\p{N})(?!\\. ?[\\p{L}\\p{N}])(?! \\p{N})"
          + "(?! (?:h|Uhr|heures?|horas?|[ap]\\. ?m)\\b)";

  private static final String SIGN = "(?: ?([%€]))?";

  private final Numbers words;
  private final LongPredicate neverBends;
  private final String comma;
  private final String percent;
  private final String euro;
  private final Pattern beforeYear;
  private final Rewrite rewrite;

  PlainNumbers(
      Locale locale,
      LongPredicate neverBends,
      String comma,
      String percent,
      String euro,
      String beforeYear) {
    this.words = new Numbers(locale);
    this.neverBends = neverBends;
    this.comma = comma;
    this.percent = percent;
    this.euro = euro;
    this.beforeYear = Pattern.compile(beforeYear);
    this.rewrite =
        new Rewrite(
            Pattern.compile(
                EDGE_LEFT + "(\\d{1,3}(?:\\.\\d{3}){1,3}|\\d{1,9})(?:,(\\d))?" + SIGN + EDGE_RIGHT),
            this::number);
  }

  String spellOut(String sentence) {
    return rewrite.in(sentence);
  }

  private static boolean isYear(String written) {
    return written.matches("1[1-9]\\d\\d");
  }

  private @Nullable String number(Found found) {
    String digits = found.group(1).replace(".", "");
    boolean code = digits.length() > 1 && digits.startsWith("0");
    if (code || digits.length() > 9) {
      return null;
    }
    long number = Long.parseLong(digits);
    String sign = sign(found.group(3));
    String decimals = found.group(2);
    if (!decimals.isEmpty()) {
      return words.cardinal(number) + " " + comma + " " + words.digits(decimals) + sign;
    }
    if (isYear(found.group(1)) && beforeYear.matcher(found.before()).find()) {
      return words.year(number);
    }
    if (isYear(found.group(1)) && this == GERMAN) {
      return null;
    }
    return neverBends.test(number) ? words.cardinal(number) + sign : null;
  }

  private String sign(String sign) {
    return switch (sign) {
      case "%" -> " " + percent;
      case "€" -> " " + euro;
      default -> "";
    };
  }
}
