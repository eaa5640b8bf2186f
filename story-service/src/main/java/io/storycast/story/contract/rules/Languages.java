package io.storycast.story.contract.rules;

import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Story;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a body is in the language that was asked for. The script decides where a language has its
 * own; among the languages of the Latin script small words do, and only a clear majority counts,
 * because people in stories speak other languages, too.
 */
final class Languages {

  private static final Map<String, Set<UnicodeScript>> SCRIPTS =
      Map.ofEntries(
          Map.entry("zh", Set.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO)),
          Map.entry(
              "ja", Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA)),
          Map.entry("ko", Set.of(UnicodeScript.HANGUL)),
          Map.entry("ru", Set.of(UnicodeScript.CYRILLIC)),
          Map.entry("uk", Set.of(UnicodeScript.CYRILLIC)),
          Map.entry("bg", Set.of(UnicodeScript.CYRILLIC)),
          Map.entry("el", Set.of(UnicodeScript.GREEK)),
          Map.entry("ar", Set.of(UnicodeScript.ARABIC)),
          Map.entry("fa", Set.of(UnicodeScript.ARABIC)),
          Map.entry("he", Set.of(UnicodeScript.HEBREW)),
          Map.entry("hi", Set.of(UnicodeScript.DEVANAGARI)),
          Map.entry("th", Set.of(UnicodeScript.THAI)));

  /** Frequent words that the others hardly have. */
  private static final Map<String, Set<String>> SMALL_WORDS =
      Map.of(
          "en", words("the and of to was that with for had but they she his you this were"),
          "de", words("der die und das nicht ist ein eine sie mit war den sich auf auch dem"),
          "fr", words("les et est une dans il elle pas que pour avec des sur au mais était"),
          "es", words("el los las y que una por con para pero estaba su del como muy ella"),
          "it", words("il che di e una per con era della non gli sono ma nel più alla"),
          "pt", words("o os as e que não uma com para mas do da em ele ela estava"),
          "nl", words("de het een en van niet was dat met zijn haar voor maar hij ook naar"),
          "sv", words("och att det som en på är inte med han hon till var för men av"));

  private static final Set<String> LATIN =
      Stream.concat(
              SMALL_WORDS.keySet().stream(),
              Stream.of("pl", "cs", "da", "nb", "no", "fi", "tr", "hu", "ro", "vi", "id"))
          .collect(Collectors.toUnmodifiableSet());

  private static final double SHARE_OF_SCRIPT = 0.5;
  private static final int ENOUGH_LETTERS = 20;
  private static final int ENOUGH_SMALL_WORDS = 8;

  private Languages() {}

  static List<String> check(Story story, Commission commission) {
    String language = commission.primaryLanguage();
    boolean wrong =
        !isInScript(story.bodyMarkdown(), language) || isOther(story.bodyMarkdown(), language);
    return wrong
        ? List.of(
            "The story must be written in %s."
                .formatted(Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH)))
        : List.of();
  }

  private static boolean isInScript(String body, String language) {
    Set<UnicodeScript> expected =
        LATIN.contains(language)
            ? Set.of(UnicodeScript.LATIN)
            : SCRIPTS.getOrDefault(language, Set.of());
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    body.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    if (expected.isEmpty() || all < ENOUGH_LETTERS) {
      return true;
    }
    // Japanese is written with characters of Chinese, never with them alone.
    boolean kana = letters.containsKey(UnicodeScript.HIRAGANA);
    boolean borrowed =
        language.equals("zh") ? isMostlyKana(letters) : language.equals("ja") && !kana;
    int inScript = expected.stream().mapToInt(script -> letters.getOrDefault(script, 0)).sum();
    return !borrowed && inScript >= all * SHARE_OF_SCRIPT;
  }

  private static boolean isMostlyKana(Map<UnicodeScript, Integer> letters) {
    return letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
        > letters.getOrDefault(UnicodeScript.HAN, 0);
  }

  private static boolean isOther(String body, String language) {
    if (!SMALL_WORDS.containsKey(language)) {
      return false;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (String word : Words.of(body)) {
      SMALL_WORDS.forEach(
          (tag, words) -> counts.merge(tag, words.contains(word) ? 1 : 0, Integer::sum));
    }
    int own = counts.getOrDefault(language, 0);
    int best = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return best >= ENOUGH_SMALL_WORDS && best > 2 * own;
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }
}
