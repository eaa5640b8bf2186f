package io.storycast.audio.text.spoken;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** English words for numbers as they are written: 1,234 and 3.14. */
final class EnglishNumbers {

  /** A number; what stands before and behind it must not make it a part of something else. */
  static final String NUMBER = "(\\d{1,3}(?:,\\d{3}){1,6}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";

  /** Not behind a word, a number with its sign, a currency or a slash. */
  static final String LEFT = "(?<![\\p{L}\\p{N}_#$£€¥/\\\\^=*])(?<![\\p{N}][.,:–—-])(?<![\\p{L}]-)";

  /** Not before a word, another number or a sign that belongs to it. */
  static final String RIGHT = "(?![\\p{L}\\p{N}_%°/\\\\^=*$£€¥])(?![.,:–—-]\\p{N})";

  /** 15 digits and more are names of things rather than amounts. */
  private static final int MOST_DIGITS = 12;

  private static final Numbers WORDS = new Numbers(Locale.US);

  private EnglishNumbers() {}

  /** 1,234.5 in words; null where it has no certain reading: 007. */
  static @Nullable String amount(String written) {
    String plain = written.replace(",", "");
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    if (whole.length() > MOST_DIGITS || (whole.length() > 1 && whole.startsWith("0"))) {
      return null;
    }
    String words = WORDS.cardinal(Long.parseLong(whole));
    return point < 0 ? words : words + " point " + WORDS.digits(plain.substring(point + 1));
  }

  static String cardinal(long number) {
    return WORDS.cardinal(number);
  }

  static String ordinal(long number) {
    return WORDS.ordinal(number);
  }

  static String year(long year) {
    return WORDS.year(year);
  }
}
