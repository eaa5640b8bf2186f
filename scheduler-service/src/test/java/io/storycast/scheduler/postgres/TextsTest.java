package io.storycast.scheduler.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void leavesOutWhatPostgresCannotStore() {
    assertThat(Texts.storable("a\0b", 10)).isEqualTo("ab");
    assertThat(Texts.storable(null, 10)).isNull();
  }

  @Test
  void cutsNoCharacterInHalf() {
    assertThat(Texts.storable("ab👋", 3)).isEqualTo("ab");
    assertThat(Texts.storable("ab👋", 4)).isEqualTo("ab👋");
  }
}
