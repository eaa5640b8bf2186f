package io.storycast.story.contract.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Brings the forms of an English word together: a common beginning, not a word of the language. */
final class EnglishForms {

  private static final Map<String, String> IRREGULAR = irregular();

  private EnglishForms() {}

  /** Equal for the forms of a word, such as run, runs, ran and running. */
  static String stem(String word) {
    String base = IRREGULAR.get(word);
    return regular(base == null ? word : base);
  }

  private static String regular(String word) {
    if (word.length() < 4) {
      return word;
    }
    if (word.endsWith("ies") || word.endsWith("ied")) {
      return word.substring(0, word.length() - 3) + "i";
    }
    String stem = word;
    if (word.endsWith("ing") && word.length() > 5) {
      stem = undoubled(word.substring(0, word.length() - 3));
    } else if (word.endsWith("ed")) {
      stem = undoubled(word.substring(0, word.length() - 2));
    } else if (word.endsWith("es")) {
      stem = word.substring(0, word.length() - 2);
    } else if (word.endsWith("s") && !word.endsWith("ss")) {
      stem = word.substring(0, word.length() - 1);
    }
    stem = undoubled(stem);
    if (stem.length() > 2 && stem.endsWith("e")) {
      return undoubled(stem.substring(0, stem.length() - 1));
    }
    return stem.endsWith("y") ? stem.substring(0, stem.length() - 1) + "i" : stem;
  }

  private static String undoubled(String stem) {
    int last = stem.length() - 1;
    return last > 1 && stem.charAt(last) == stem.charAt(last - 1) ? stem.substring(0, last) : stem;
  }

  /** Each line of the file is a word and its forms. */
  private static Map<String, String> irregular() {
    Map<String, String> bases = new HashMap<>();
    try (InputStream in =
        EnglishForms.class.getResourceAsStream("/language/irregular-english.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(line -> line.split(" "))
          .forEach(
              forms -> {
                for (int i = 1; i < forms.length; i++) {
                  bases.putIfAbsent(forms[i], forms[0]);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(bases);
  }
}
