package io.storycast.audio.text;

import java.util.Set;

/** Sets of words, written as one reads them. */
final class WordList {

  private WordList() {}

  static Set<String> of(String words) {
    return Set.of(words.strip().split("\\s+"));
  }
}
