package io.storycast.audio.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Full stops that end an abbreviation and not, or not surely, the sentence. */
final class Abbreviations {

  /** Always followed by more. */
  private static final Set<String> NEVER_LAST =
      Set.of(
          "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Hon", "Gen", "Col", "Capt", "Lt", "Sgt",
          "Maj", "Cmdr", "Gov", "Sen", "Rep", "Pres", "Mt", "Ft", "Fr", "Messrs", "Mme", "Mlle",
          "vs", "cf", "viz", "e.g", "i.e", "E.g", "I.e", "approx", "Fig", "Vol");

  /** Followed by a number when they are abbreviations at all. */
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "No", "Nos", "p", "pp", "Ch", "ch", "Sec", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul",
          "Aug", "Sep", "Sept", "Oct", "Nov", "Dec");

  /** May end a sentence or stand before a name. */
  private static final Set<String> SOMETIMES_LAST =
      Set.of("St", "Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "Ave", "Rd", "Blvd", "Ph.D", "M.D");

  /** J. K. Rowling, the U.S. Army. */
  private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.)*\\p{Lu}");

  /** Words that begin sentences far more often than names. */
  private static final Set<String> STARTERS =
      Set.of(
          "The",
          "A",
          "An",
          "He",
          "She",
          "It",
          "They",
          "We",
          "I",
          "You",
          "His",
          "Her",
          "Its",
          "Their",
          "My",
          "Our",
          "Your",
          "This",
          "That",
          "These",
          "Those",
          "There",
          "Then",
          "When",
          "While",
          "But",
          "And",
          "Or",
          "So",
          "In",
          "On",
          "At",
          "As",
          "If",
          "After",
          "Before",
          "What",
          "Why",
          "How",
          "Who",
          "Where",
          "No",
          "Yes",
          "Not",
          "Now",
          "Every",
          "Each",
          "Some",
          "Many",
          "Suddenly",
          "Finally",
          "Meanwhile",
          "Maybe",
          "Perhaps",
          "With",
          "For",
          "From");

  private static final Pattern FIRST_WORD = Pattern.compile("\\p{L}[\\p{L}'’]*");

  private Abbreviations() {}

  /**
   * @param stop where the full stop is
   * @param next the text after it, beginning with a visible character
   */
  static boolean standsBefore(String text, int stop, String next) {
    String word = wordBefore(text, stop);
    if (NEVER_LAST.contains(word)) {
      return true;
    }
    if (BEFORE_NUMBERS.contains(word)) {
      return Character.isDigit(next.codePointAt(0));
    }
    boolean initials = INITIALS.matcher(word).matches() && !word.equals("I");
    return (initials || SOMETIMES_LAST.contains(word)) && !startsSentence(next);
  }

  private static boolean startsSentence(String next) {
    Matcher word = FIRST_WORD.matcher(next);
    // A quote or a bracket after an abbreviation begins something of its own.
    return !word.lookingAt() || STARTERS.contains(word.group());
  }

  private static String wordBefore(String text, int stop) {
    int start = stop;
    while (start > 0 && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, stop);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
