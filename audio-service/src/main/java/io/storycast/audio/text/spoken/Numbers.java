package io.storycast.audio.text.spoken;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers in the words of a language, by the rules of CLDR. */
final class Numbers {

  private static final String SOFT_HYPHEN = "\u00AD";

  /** Not safe for use by several threads. */
  private final RuleBasedNumberFormat format;

  Numbers(Locale locale) {
    this.format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
  }

  String cardinal(long number) {
    return words(number, "%spellout-numbering");
  }

  String ordinal(long number) {
    return words(number, "%spellout-ordinal");
  }

  String year(long year) {
    return words(year, "%spellout-numbering-year");
  }

  /** One by one. */
  String digits(String digits) {
    return digits
        .chars()
        .mapToObj(digit -> cardinal(Character.digit(digit, 10)))
        .collect(Collectors.joining(" "));
  }

  private synchronized String words(long number, String rules) {
    return format.format(number, rules).replace(SOFT_HYPHEN, "");
  }
}
