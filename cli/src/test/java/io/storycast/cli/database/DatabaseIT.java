package io.storycast.cli.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.cli.outcome.CommandFailure;
import org.junit.jupiter.api.Test;

class DatabaseIT {

  @Test
  void saysWhenNothingAnswersWithoutThePassword() {
    Database nowhere = new Database("postgres://u:hidden@127.0.0.1:1/site", "public");

    assertThatThrownBy(nowhere::connect)
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("The database cannot be reached")
        .hasMessageNotContaining("hidden");
  }
}
