package io.storycast.story.contract.rules;

import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Story;
import java.util.List;

/**
 * How long a story is, beside what was asked for: in words, and where a language puts no spaces
 * between them in characters, of which about one and a half are a word.
 */
final class Lengths {

  private static final double CHARACTERS_PER_WORD = 1.5;
  private static final double SHORT = 0.5;
  private static final double LONG = 2;

  private final double shortest;
  private final double longest;

  Lengths(double shortest, double longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /** Not a story, or a bill for speech that nobody expects. */
  List<String> check(Story story, Commission commission) {
    return outside(story, commission, shortest, longest);
  }

  /** Still a story, though not the one that was asked for. */
  static List<String> drift(Story story, Commission commission) {
    return outside(story, commission, SHORT, LONG);
  }

  private static List<String> outside(
      Story story, Commission commission, double shortest, double longest) {
    if (commission.words() <= 0) {
      return List.of();
    }
    long words = words(story.bodyMarkdown());
    double share = (double) words / commission.words();
    return share >= shortest && share <= longest
        ? List.of()
        : List.of(
            "bodyMarkdown must have about %d words; it has %d."
                .formatted(commission.words(), words));
  }

  static long words(String body) {
    long characters = body.codePoints().filter(Words::standsAlone).count();
    long all = Words.of(body.replace("'", "").replace("’", "")).size();
    return all - characters + Math.round(characters / CHARACTERS_PER_WORD);
  }
}
