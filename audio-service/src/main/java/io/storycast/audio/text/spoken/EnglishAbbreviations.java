package io.storycast.audio.text.spoken;

import io.storycast.audio.text.spoken.Rewrite.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Abbreviations of English in full: a full stop inside a sentence is heard as its end. */
final class EnglishAbbreviations {

  private static final Map<String, String> BEFORE_NAMES =
      Map.ofEntries(
          Map.entry("Mr", "Mr"),
          Map.entry("Mrs", "Mrs"),
          Map.entry("Ms", "Ms"),
          Map.entry("Mx", "Mx"),
          Map.entry("Messrs", "Messrs"),
          Map.entry("Dr", "Doctor"),
          Map.entry("Prof", "Professor"),
          Map.entry("Rev", "Reverend"),
          Map.entry("Gen", "General"),
          Map.entry("Col", "Colonel"),
          Map.entry("Capt", "Captain"),
          Map.entry("Lt", "Lieutenant"),
          Map.entry("Sgt", "Sergeant"),
          Map.entry("Maj", "Major"),
          Map.entry("Cmdr", "Commander"),
          Map.entry("Gov", "Governor"),
          Map.entry("Sen", "Senator"),
          Map.entry("Rep", "Representative"),
          Map.entry("Pres", "President"),
          Map.entry("Hon", "Honorable"),
          Map.entry("Mt", "Mount"),
          Map.entry("Ft", "Fort"));

  private static final Map<String, String> BEFORE_NUMBERS =
      Map.ofEntries(
          Map.entry("no", "number"),
          Map.entry("nos", "numbers"),
          Map.entry("p", "page"),
          Map.entry("pp", "pages"),
          Map.entry("ch", "chapter"),
          Map.entry("vol", "volume"),
          Map.entry("fig", "figure"),
          Map.entry("sec", "section"));

  private static final Map<String, String> BEHIND_NAMES =
      Map.of(
          "Jr",
          "Junior",
          "Sr",
          "Senior",
          "Inc",
          "Incorporated",
          "Ltd",
          "Limited",
          "Co",
          "Company",
          "Corp",
          "Corporation",
          "Ave",
          "Avenue",
          "Rd",
          "Road",
          "Blvd",
          "Boulevard");

  private static final Map<String, String> ANYWHERE =
      Map.ofEntries(
          Map.entry("e.g", "for example"),
          Map.entry("i.e", "that is"),
          Map.entry("etc", "et cetera"),
          Map.entry("vs", "versus"),
          Map.entry("approx", "approximately"),
          Map.entry("a.k.a", "also known as"),
          Map.entry("ph.d", "PhD"));

  /** A name, or a term of the lexicon. */
  private static final String NAME = "[\\p{Lu}\\p{Co}]";

  private static final List<Rewrite> REWRITES =
      List.of(
          Rewrite.of(
              "\\b(%s)\\.(?= (?:and |or |& )?%s)"
                  .formatted(String.join("|", BEFORE_NAMES.keySet()), NAME),
              found -> BEFORE_NAMES.get(found.group(1))),
          Rewrite.of(
              "\\b([Nn]os?|[Pp]p?|[Cc]h|[Vv]ol|[Ff]ig|[Ss]ec)\\. ?(?=\\d)",
              found -> likeIn(found.group(1), BEFORE_NUMBERS) + " "),
          Rewrite.of("(?<=^|[\\s(])#(?=\\d)", "number "),
          Rewrite.of("\\bSt\\.", EnglishAbbreviations::saintOrStreet),
          Rewrite.of(
              "(?<=\\p{Ll},? )(%s)\\.".formatted(String.join("|", BEHIND_NAMES.keySet())),
              EnglishAbbreviations::behindName),
          Rewrite.of(
              "(?i)(?<![\\p{L}\\p{N}.])(e\\.g|i\\.e|etc|vs|approx|a\\.k\\.a|ph\\.d)\\.(?![\\p{L}])",
              found -> found.withFullStop(likeIn(found.group(1), ANYWHERE))),
          // J. R. R. Tolkien, the U.S. Army; a single initial may as well end a clause.
          Rewrite.of(
              "(?<![\\p{L}\\p{N}.])((?:\\p{Lu}\\. ?){1,8}\\p{Lu})\\.(?!\\p{L})",
              found -> found.withFullStop(letters(found.group(1)))));

  private EnglishAbbreviations() {}

  static String spellOut(String sentence) {
    String spoken = sentence;
    for (Rewrite rewrite : REWRITES) {
      spoken = rewrite.in(spoken);
    }
    return spoken;
  }

  /** The full word, with a capital where the abbreviation has one. */
  private static String likeIn(String abbreviation, Map<String, String> words) {
    String word = words.getOrDefault(abbreviation.toLowerCase(Locale.ROOT), abbreviation);
    return Character.isUpperCase(abbreviation.charAt(0))
        ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
        : word;
  }

  private static @Nullable String saintOrStreet(Found found) {
    boolean behindName = startsUpper(found.wordBefore()) && !found.before().strip().endsWith(",");
    boolean beforeName = startsUpper(found.wordAfter());
    boolean firstWord = found.before().strip().indexOf(' ') < 0;
    if (beforeName && (!behindName || firstWord)) {
      return "Saint";
    }
    return behindName && !beforeName ? found.withFullStop("Street") : null;
  }

  private static @Nullable String behindName(Found found) {
    return startsUpper(found.wordBefore())
        ? found.withFullStop(BEHIND_NAMES.getOrDefault(found.group(1), found.group(1)))
        : null;
  }

  private static boolean startsUpper(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
  }

  private static String letters(String initials) {
    return initials.replace(".", " ").strip().replaceAll(" +", " ");
  }
}
