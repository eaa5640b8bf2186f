package io.storycast.benchmarks.audio;

import java.util.List;
import java.util.Random;

/** English of any length, no two sentences alike. */
final class LongText {

  private static final List<String> PEOPLE =
      List.of("Maya", "the old baker", "a tall woman", "her brother", "the driver", "Mr. Jones");
  private static final List<String> DEEDS =
      List.of("waited for", "talked about", "remembered", "looked at", "asked for", "forgot");
  private static final List<String> THINGS =
      List.of(
          "the green door", "a cup of tea", "the last train", "an empty room", "the long letter");
  private static final List<String> ENDS =
      List.of(
          "before the rain came", "because nobody else did", "and said nothing at all", "again");
  private static final int SENTENCES_IN_PARAGRAPH = 6;

  private LongText() {}

  /** Markdown of about so many words. */
  static String ofWords(int words, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("# A long story\n\n");
    int written = 0;
    for (int sentence = 1; written < words; sentence++) {
      String line =
          "On day %d %s %s %s, %s."
              .formatted(
                  sentence,
                  any(PEOPLE, random),
                  any(DEEDS, random),
                  any(THINGS, random),
                  any(ENDS, random));
      text.append(line).append(sentence % SENTENCES_IN_PARAGRAPH == 0 ? "\n\n" : " ");
      written += line.split(" ").length;
    }
    return text.toString();
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
