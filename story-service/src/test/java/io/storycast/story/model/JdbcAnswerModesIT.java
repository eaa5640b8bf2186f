package io.storycast.story.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcAnswerModesIT {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static Database database;

  @BeforeAll
  static void createTable() throws IOException {
    database = Dependencies.postgres().freshDatabase("answer_modes");
    database.execute(
        new ClassPathResource("db/story/V0101__answer_mode.sql")
            .getContentAsString(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void emptyTable() {
    database.execute("truncate answer_mode");
  }

  @Test
  void startsWithTheFirmestMode() {
    assertThat(modes("m", NOW).current()).isEqualTo(AnswerMode.JSON_SCHEMA);
  }

  @Test
  void remembersAcrossRestarts() {
    AnswerModes first = modes("m", NOW);
    first.settleFor(AnswerMode.JSON_OBJECT);
    first.settleFor(AnswerMode.PROMPT_ONLY);

    assertThat(first.current()).isEqualTo(AnswerMode.PROMPT_ONLY);
    assertThat(modes("m", NOW).current()).isEqualTo(AnswerMode.PROMPT_ONLY);
  }

  @Test
  void keepsModelsApart() {
    modes("m", NOW).settleFor(AnswerMode.PROMPT_ONLY);

    assertThat(modes("other", NOW).current()).isEqualTo(AnswerMode.JSON_SCHEMA);
  }

  @Test
  void triesTheFirmestModeAgainAfterAWeek() {
    modes("m", NOW).settleFor(AnswerMode.PROMPT_ONLY);

    assertThat(modes("m", NOW.plus(Duration.ofDays(8))).current())
        .isEqualTo(AnswerMode.JSON_SCHEMA);
  }

  private static AnswerModes modes(String model, Instant now) {
    return new JdbcAnswerModes(
        JdbcClient.create(database.dataSource()),
        Clock.fixed(now, ZoneOffset.UTC),
        "https://host/v1",
        model);
  }
}
