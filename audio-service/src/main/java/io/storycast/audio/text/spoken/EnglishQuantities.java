package io.storycast.audio.text.spoken;

import static io.storycast.audio.text.spoken.EnglishNumbers.LEFT;
import static io.storycast.audio.text.spoken.EnglishNumbers.NUMBER;
import static io.storycast.audio.text.spoken.EnglishNumbers.RIGHT;

import io.storycast.audio.text.spoken.Rewrite.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Amounts of something: money, shares, measures. */
final class EnglishQuantities {

  /**
   * @param one its name for one of it
   * @param many its name for more
   */
  private record Unit(String one, String many) {}

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("km", new Unit("kilometer", "kilometers")),
          Map.entry("m", new Unit("meter", "meters")),
          Map.entry("cm", new Unit("centimeter", "centimeters")),
          Map.entry("mm", new Unit("millimeter", "millimeters")),
          Map.entry("kg", new Unit("kilogram", "kilograms")),
          Map.entry("g", new Unit("gram", "grams")),
          Map.entry("mg", new Unit("milligram", "milligrams")),
          Map.entry("lb", new Unit("pound", "pounds")),
          Map.entry("lbs", new Unit("pound", "pounds")),
          Map.entry("oz", new Unit("ounce", "ounces")),
          Map.entry("ft", new Unit("foot", "feet")),
          Map.entry("ml", new Unit("milliliter", "milliliters")),
          Map.entry("kW", new Unit("kilowatt", "kilowatts")),
          Map.entry("GB", new Unit("gigabyte", "gigabytes")),
          Map.entry("MB", new Unit("megabyte", "megabytes")),
          Map.entry("Hz", new Unit("hertz", "hertz")),
          Map.entry("kHz", new Unit("kilohertz", "kilohertz")),
          Map.entry("mph", new Unit("mile per hour", "miles per hour")),
          Map.entry("km/h", new Unit("kilometer per hour", "kilometers per hour")),
          Map.entry("m/s", new Unit("meter per second", "meters per second")),
          Map.entry("min", new Unit("minute", "minutes")),
          Map.entry("hr", new Unit("hour", "hours")),
          Map.entry("hrs", new Unit("hour", "hours")));

  private static final Map<String, Unit> MONEY =
      Map.of(
          "$", new Unit("dollar", "dollars"),
          "£", new Unit("pound", "pounds"),
          "€", new Unit("euro", "euros"));

  private static final Map<String, Unit> SMALL_MONEY =
      Map.of(
          "$", new Unit("cent", "cents"),
          "£", new Unit("penny", "pence"),
          "€", new Unit("cent", "cents"));

  private static final Map<String, String> DEGREES = Map.of("C", " Celsius", "F", " Fahrenheit");

  /** A five-dollar bill, but the five dollars he owed. */
  private static final Set<String> ONE_OF = Set.of("a", "an", "another", "each", "every", "one");

  /** Either is possible behind these: they are left as they are. */
  private static final Set<String> THE =
      Set.of("the", "this", "that", "his", "her", "my", "your", "our", "their", "its");

  private static final List<Rewrite> REWRITES =
      List.of(
          Rewrite.of(
              "(?<![\\p{L}\\p{N}])(?:US)?([$£€]) ?"
                  + NUMBER
                  + "(?: (hundred|thousand|million|billion|trillion)\\b)?"
                  + RIGHT,
              EnglishQuantities::money),
          Rewrite.of(LEFT + NUMBER + " ?(€)(?![\\p{L}\\p{N}])", EnglishQuantities::euros),
          Rewrite.of(LEFT + NUMBER + " ?%(?![\\p{L}\\p{N}])", EnglishQuantities::percent),
          Rewrite.of(
              "(?<![\\p{L}\\p{N}.,])([-−–]?)" + NUMBER + " ?°(?: ?([CF])\\b)?(?![\\p{L}\\p{N}])",
              EnglishQuantities::degrees),
          Rewrite.of(
              LEFT
                  + NUMBER
                  + "( ?|-)(km/h|m/s|mph|kHz|km|cm|mm|kg|mg|lbs?|oz|ft|ml|kW|GB|MB|Hz|hrs?|min|m|g)"
                  + "(\\.(?= \\p{Ll}))?(?![\\p{L}\\p{N}/²³^])",
              EnglishQuantities::measure));

  private EnglishQuantities() {}

  static String spellOut(String sentence) {
    String spoken = sentence;
    for (Rewrite rewrite : REWRITES) {
      spoken = rewrite.in(spoken);
    }
    return spoken;
  }

  private static @Nullable String money(Found found) {
    String sign = found.group(1);
    String number = found.group(2);
    String scale = found.group(3);
    Unit unit = MONEY.getOrDefault(sign, new Unit("", ""));
    int point = number.indexOf('.');
    if (scale.isEmpty() && point >= 0) {
      return number.length() - point == 3 ? moneyAndCoins(found, unit) : null;
    }
    return amount(found, scale.isEmpty() ? number : number + " " + scale, unit);
  }

  private static @Nullable String euros(Found found) {
    Unit unit = MONEY.getOrDefault("€", new Unit("", ""));
    return found.group(1).contains(".") ? null : amount(found, found.group(1), unit);
  }

  /** $12.50, and $0.99 without any dollar. */
  private static @Nullable String moneyAndCoins(Found found, Unit unit) {
    String number = found.group(2);
    String whole = number.substring(0, number.indexOf('.'));
    int coins = Integer.parseInt(number.substring(number.indexOf('.') + 1));
    Unit small = SMALL_MONEY.getOrDefault(found.group(1), new Unit("", ""));
    String units = counted(whole, unit);
    if (units == null || coins == 0) {
      return coins == 0 ? units : null;
    }
    String cents = counted(Integer.toString(coins), small);
    return whole.equals("0") ? cents : units + " and " + cents;
  }

  private static @Nullable String percent(Found found) {
    String words = EnglishNumbers.amount(found.group(1));
    return words == null ? null : words + " percent";
  }

  private static @Nullable String degrees(Found found) {
    String words = counted(found.group(2), new Unit("degree", "degrees"));
    String minus = found.group(1).isEmpty() ? "" : "minus ";
    return words == null ? null : minus + words + DEGREES.getOrDefault(found.group(3), "");
  }

  private static @Nullable String measure(Found found) {
    String unit = found.group(3);
    // 5m may be five million; 2g and 5g are networks.
    boolean letter = unit.length() == 1 && found.group(2).isEmpty();
    return letter || !UNITS.containsKey(unit)
        ? null
        : amount(found, found.group(1), UNITS.getOrDefault(unit, new Unit("", "")));
  }

  private static @Nullable String amount(Found found, String number, Unit unit) {
    String next = found.wordAfter();
    boolean beforeNoun =
        !next.isEmpty()
            && Character.isLowerCase(next.charAt(0))
            && !EnglishText.isFunctionWord(next);
    String before = found.wordBefore().toLowerCase(Locale.ROOT);
    if (beforeNoun && THE.contains(before)) {
      return null;
    }
    if (beforeNoun && ONE_OF.contains(before)) {
      String words = scaled(number);
      return words == null ? null : words.replace(' ', '-') + "-" + unit.one();
    }
    return counted(number, unit);
  }

  private static @Nullable String counted(String number, Unit unit) {
    String words = scaled(number);
    return words == null ? null : words + " " + (number.equals("1") ? unit.one() : unit.many());
  }

  /** 2.5 million. */
  private static @Nullable String scaled(String number) {
    int space = number.indexOf(' ');
    String words = EnglishNumbers.amount(space < 0 ? number : number.substring(0, space));
    return words == null || space < 0 ? words : words + number.substring(space);
  }
}
