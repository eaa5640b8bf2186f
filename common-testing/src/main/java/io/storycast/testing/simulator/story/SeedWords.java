package io.storycast.testing.simulator.story;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The things a scenario talks about, guessed from its articles: "a busy café near the old bridge"
 * gives "the busy café" and "the old bridge".
 */
final class SeedWords {

  /** For scenarios in which nothing is recognised, such as those in other languages. */
  private static final List<String> ANYTHING =
      List.of("the small key", "the letter", "the old photograph", "the last bus", "the red box");

  private static final Pattern NOUN_PHRASE =
      Pattern.compile(
          "\\b(?:an?|the|your|his|her|their|my|our)\\s+(\\p{Alpha}+)(?:\\s+(\\p{Alpha}+))?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern ADJECTIVE =
      Pattern.compile(
          "(?:\\w+(?:y|ful|ous|al|ic|ish|less|ive|able|ed|en|ern|est))"
              + "|small|big|old|new|young|long|short|first|last|next|local|late|warm|cold|hot|best"
              + "|wrong|right|good|bad|great|little|large|red|blue|green|white|black|strange"
              + "|quiet|famous|English|Chinese|French|huge|lost|full|low|high|own|other|same|whole");

  /** Nouns that often follow another noun: "the train station", "a job interview". */
  private static final Pattern SECOND_NOUN =
      Pattern.compile(
          "station|interview|market|shop|store|office|room|school|party|table|ticket|class|lesson"
              + "|menu|bridge|card|machine|book|game|test|trip|tour|meeting|desk|counter|bag|phone"
              + "|number|line|stop|street|garden|centre|center|agent|driver|teacher|owner|house"
              + "|festival|appointment|reservation|order|call|bank|library|museum|kitchen|team");

  private static final Set<String> NO_NOUNS =
      Set.of(
          "the",
          "and",
          "but",
          "who",
          "that",
          "this",
          "very",
          "more",
          "most",
          "way",
          "above",
          "few",
          "lot",
          "while",
          "before",
          "following",
          "other",
          "same",
          "own",
          "next",
          "last",
          "first",
          "only",
          "whole",
          "right",
          "wrong",
          "old",
          "new",
          "small",
          "big",
          "good",
          "bad");

  private static final int MAX_WORD_LENGTH = 20;
  private static final int ENOUGH = 8;

  private SeedWords() {}

  /** At least two different things, each with "the". */
  static List<String> things(String seed) {
    Set<String> things = new LinkedHashSet<>();
    Matcher matcher = NOUN_PHRASE.matcher(seed);
    while (matcher.find() && things.size() < ENOUGH) {
      String thing = thing(matcher.group(1), matcher.group(2));
      if (!thing.isEmpty()) {
        things.add("the " + thing);
      }
    }
    for (int i = 0; things.size() < 2; i++) {
      things.add(ANYTHING.get(Math.floorMod(seed.hashCode() + i, ANYTHING.size())));
    }
    return new ArrayList<>(things);
  }

  private static String thing(String first, @Nullable String second) {
    if (second != null && isNoun(second) && joins(first, second)) {
      return lowerCase(first) + " " + lowerCase(second);
    }
    return isNoun(first) ? lowerCase(first) : "";
  }

  private static boolean joins(String first, String second) {
    return ADJECTIVE.matcher(first).matches() || SECOND_NOUN.matcher(second).matches();
  }

  private static boolean isNoun(String word) {
    return word.length() > 2
        && word.length() <= MAX_WORD_LENGTH
        && !NO_NOUNS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Names of languages and places keep their capital. */
  private static String lowerCase(String word) {
    boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
    return shouted ? word.toLowerCase(Locale.ROOT) : word;
  }
}
