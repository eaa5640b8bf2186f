package io.storycast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "at-the-market", "24-hours", "a-1-b"})
  void acceptsWordsJoinedByHyphens(String slug) {
    assertThat(Slugs.isValid(slug)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "-a", "a-", "a--b", "A", "a b", "a_b", "a.b", "../../x", "a/b", "a\\b", "ä", "１",
        "a\n", "a\u0000", "a%2fb"
      })
  void refusesEverythingElse(String slug) {
    assertThat(Slugs.isValid(slug)).isFalse();
  }

  @Test
  void acceptsTwoHundredCharactersAndNotOneMore() {
    assertThat(Slugs.isValid("a".repeat(200))).isTrue();
    assertThat(Slugs.isValid("a".repeat(201))).isFalse();
  }
}
