package io.storycast.story.contract.rules;

import io.storycast.contracts.KeyPhrase;
import io.storycast.story.contract.Story;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The short list of types; whatever else a model calls a phrase becomes one of them. */
final class PhraseTypes {

  static final Set<String> KNOWN =
      Set.of(
          "noun",
          "verb",
          "phrasal verb",
          "idiom",
          "collocation",
          "adjective",
          "adverb",
          "expression",
          "other");

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("n", "noun"),
          Map.entry("noun phrase", "noun"),
          Map.entry("compound noun", "noun"),
          Map.entry("v", "verb"),
          Map.entry("verb phrase", "verb"),
          Map.entry("phr v", "phrasal verb"),
          Map.entry("phrasal verbs", "phrasal verb"),
          Map.entry("adj", "adjective"),
          Map.entry("adv", "adverb"),
          Map.entry("phrase", "expression"),
          Map.entry("set phrase", "expression"),
          Map.entry("fixed expression", "expression"),
          Map.entry("idiomatic expression", "idiom"),
          Map.entry("proverb", "idiom"),
          Map.entry("名词", "noun"),
          Map.entry("动词", "verb"),
          Map.entry("短语动词", "phrasal verb"),
          Map.entry("成语", "idiom"),
          Map.entry("习语", "idiom"),
          Map.entry("搭配", "collocation"),
          Map.entry("形容词", "adjective"),
          Map.entry("副词", "adverb"),
          Map.entry("短语", "expression"));

  private PhraseTypes() {}

  static Story known(Story story) {
    return story.withPhrases(
        story.keyPhrases().stream()
            .map(
                phrase ->
                    new KeyPhrase(
                        phrase.phrase(),
                        phrase.meaningEn(),
                        phrase.meaningZh(),
                        known(phrase.type())))
            .toList());
  }

  private static String known(String type) {
    String plain =
        type.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').replace(".", "").strip();
    return KNOWN.contains(plain) ? plain : ALIASES.getOrDefault(plain, "other");
  }
}
