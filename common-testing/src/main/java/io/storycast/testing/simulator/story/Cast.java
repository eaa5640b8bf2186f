package io.storycast.testing.simulator.story;

import io.storycast.contracts.KeyPhrase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Who and what a story is about: fills the slots of the story parts. */
record Cast(Map<String, String> slots) {

  private static final Set<String> SMALL_WORDS = Set.of("a", "and", "of", "the", "from", "with");

  static Cast of(String seed, StoryParts parts, RandomGenerator random) {
    boolean she = random.nextBoolean();
    List<String> things = SeedWords.things(seed);
    int first = random.nextInt(Math.min(3, things.size()));
    return new Cast(
        Map.ofEntries(
            Map.entry("{Name}", parts.one(she ? "she" : "he", random)),
            Map.entry("{friend}", parts.one("friend", random)),
            Map.entry("{he}", she ? "she" : "he"),
            Map.entry("{He}", she ? "She" : "He"),
            Map.entry("{himself}", she ? "herself" : "himself"),
            Map.entry("{him}", she ? "her" : "him"),
            Map.entry("{his}", she ? "her" : "his"),
            Map.entry("{His}", she ? "Her" : "His"),
            Map.entry("{ta}", she ? "她" : "他"),
            Map.entry("{a}", things.get(first)),
            Map.entry("{b}", things.get((first + 1) % things.size()))));
  }

  /** A sentence of the story. */
  String tell(String line) {
    return capitalized(fill(line));
  }

  KeyPhrase fill(KeyPhrase phrase) {
    return new KeyPhrase(
        fill(phrase.phrase()), fill(phrase.meaningEn()), fill(phrase.meaningZh()), phrase.type());
  }

  String fill(String line) {
    String filled = line.replace("{him}self", slots.getOrDefault("{himself}", ""));
    for (Map.Entry<String, String> slot : slots.entrySet()) {
      filled = filled.replace(slot.getKey(), slot.getValue());
    }
    return filled;
  }

  /** Every word with a capital but the small ones. */
  static String titled(String title) {
    return capitalized(
        Arrays.stream(title.split(" "))
            .map(word -> SMALL_WORDS.contains(word) ? word : capitalized(word))
            .collect(Collectors.joining(" ")));
  }

  static String capitalized(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
