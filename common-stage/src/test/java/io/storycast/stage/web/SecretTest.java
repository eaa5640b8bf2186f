package io.storycast.stage.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void matchesOnlyItself() {
    Secret secret = new Secret(" s3cret ");
    assertThat(secret.matches("s3cret")).isTrue();
    assertThat(secret.matches("s3cre")).isFalse();
    assertThat(secret.matches("s3cretx")).isFalse();
    assertThat(secret.matches("")).isFalse();
  }

  @Test
  void matchesNothingWhenItIsEmpty() {
    assertThat(new Secret("").matches("")).isFalse();
    assertThat(new Secret("  ").matches("  ")).isFalse();
  }

  @Test
  void isNeverPrinted() {
    assertThat(new Secret("s3cret").toString()).isEqualTo("(secret)");
  }
}
