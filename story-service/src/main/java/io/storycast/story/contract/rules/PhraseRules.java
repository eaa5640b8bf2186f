package io.storycast.story.contract.rules;

import io.storycast.contracts.KeyPhrase;
import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Story;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The key phrases. One that is of no use is dropped as long as another stays: a reader misses it
 * less than the price of a second call. If none is of use, the model is told of each.
 */
final class PhraseRules {

  private static final Pattern ORIGINAL = Pattern.compile("\\s?[(（][^()（）]*\\p{IsHan}[^()（）]*[)）]");

  private final int fewest;
  private final int most;

  PhraseRules(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  static Story whole(Story story) {
    return keepIfAny(story, PhraseRules::isWhole);
  }

  static List<String> wholeCheck(Story story, Commission commission) {
    return told(story, PhraseRules::isWhole, "every field must have text.");
  }

  private static boolean isWhole(KeyPhrase phrase) {
    return !phrase.phrase().isBlank()
        && !phrase.meaningEn().isBlank()
        && !phrase.meaningZh().isBlank();
  }

  /**
   * Meanings that stand in each other's place change it; others that are wrong go. An English one
   * that only repeats the Chinese word in brackets is not wrong.
   */
  static Story meant(Story story) {
    Story swapped =
        story.withPhrases(story.keyPhrases().stream().map(PhraseRules::righted).toList());
    return keepIfAny(swapped, PhraseRules::isMeant);
  }

  private static KeyPhrase righted(KeyPhrase phrase) {
    if (isMeant(phrase)) {
      return phrase;
    }
    KeyPhrase swapped =
        new KeyPhrase(phrase.phrase(), phrase.meaningZh(), phrase.meaningEn(), phrase.type());
    if (isMeant(swapped)) {
      return swapped;
    }
    String english = ORIGINAL.matcher(phrase.meaningEn()).replaceAll("").strip();
    return new KeyPhrase(phrase.phrase(), english, phrase.meaningZh(), phrase.type());
  }

  static List<String> meaningsCheck(Story story, Commission commission) {
    return told(
        story,
        PhraseRules::isMeant,
        "meaningEn must be in English and meaningZh in Chinese characters.");
  }

  private static boolean isMeant(KeyPhrase phrase) {
    return hasHan(phrase.meaningZh()) && !hasHan(phrase.meaningEn());
  }

  private static boolean hasHan(String text) {
    return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
  }

  static Story occurring(Story story, Commission commission) {
    return keepIfAny(story, search(story, commission));
  }

  static List<String> occurringCheck(Story story, Commission commission) {
    return told(story, search(story, commission), "the phrase must occur in bodyMarkdown.");
  }

  private static Predicate<KeyPhrase> search(Story story, Commission commission) {
    PhraseSearch body = new PhraseSearch(story.bodyMarkdown(), commission.primaryLanguage());
    return phrase -> body.finds(phrase.phrase());
  }

  Story first(Story story) {
    List<KeyPhrase> all = story.keyPhrases();
    return all.size() <= most ? story : story.withPhrases(all.subList(0, most));
  }

  List<String> countCheck(Story story, Commission commission) {
    int count = story.keyPhrases().size();
    return count >= fewest
        ? List.of()
        : List.of("keyPhrases must name at least %d phrases.".formatted(fewest));
  }

  private static Story keepIfAny(Story story, Predicate<KeyPhrase> good) {
    List<KeyPhrase> kept = story.keyPhrases().stream().filter(good).toList();
    return kept.isEmpty() || kept.size() == story.keyPhrases().size()
        ? story
        : story.withPhrases(kept);
  }

  private static List<String> told(Story story, Predicate<KeyPhrase> good, String sentence) {
    List<String> violations = new ArrayList<>();
    for (int i = 0; i < story.keyPhrases().size(); i++) {
      if (!good.test(story.keyPhrases().get(i))) {
        violations.add("/keyPhrases/" + i + ": " + sentence);
      }
    }
    return violations;
  }
}
