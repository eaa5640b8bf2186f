package io.storycast.audio.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | It was late, Tom.          | it was late tom            | 0 | 4
          en | She didn't go.             | She didn’t go              | 0 | 3
          en | She ran home.              | She run home.              | 1 | 3
          en | She ran home.              | She ran                    | 1 | 3
          en | She ran home.              | She ran all the way home   | 3 | 3
          en | She ran home.              | ''                         | 3 | 3
          de | Über die Straße            | über die straße            | 0 | 3
          zh | 我们去火车站。               | 我们去火车站                | 0 | 6
          zh | 我们去火车站。               | 我们去汽车站                | 1 | 6
          """)
  void countsWordsThatAreOtherMissingOrTooMany(
      String language, String text, String heard, int errors, int words) {
    assertThat(WordErrors.between(text, heard, language)).isEqualTo(new WordErrors(errors, words));
  }

  @Test
  void allowsOneWordOfAChunkButNotOfEveryChunk() {
    WordErrors name = new WordErrors(1, 3);

    assertThat(name.ofChunk(0.1).passes()).isTrue();
    assertThat(new WordErrors(2, 3).ofChunk(0.1).passes()).isFalse();
    assertThat(new WordErrors(2, 30).ofChunk(0.1).passes()).isTrue();
    assertThat(name.plus(name).ofNarration(0.1).passes()).isFalse();
  }
}
