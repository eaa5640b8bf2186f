package io.storycast.story.model;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what was learned in memory, and in the table {@code answer_mode} across restarts. */
final class JdbcAnswerModes implements AnswerModes {

  /**
   * Providers improve: after this time the firmest way gets another chance, which costs nothing.
   */
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

  private static final String FIND =
      "select mode, learned_at from answer_mode where base_url = ? and model = ?";

  private static final String REMEMBER =
      """
      insert into answer_mode (base_url, model, mode, learned_at) values (?, ?, ?, ?)
      on conflict (base_url, model)
        do update set mode = excluded.mode, learned_at = excluded.learned_at
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final String baseUrl;
  private final String model;
  private volatile @Nullable Learned learned;

  private record Learned(AnswerMode mode, Instant at) {}

  JdbcAnswerModes(JdbcClient jdbc, Clock clock, String baseUrl, String model) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.baseUrl = baseUrl;
    this.model = model;
  }

  @Override
  public AnswerMode current() {
    Learned known = learned;
    if (known == null) {
      known = find();
      learned = known;
    }
    boolean forgotten = known.at().plus(FORGOTTEN_AFTER).isBefore(clock.instant());
    return forgotten ? AnswerMode.JSON_SCHEMA : known.mode();
  }

  @Override
  public void settleFor(AnswerMode mode) {
    Learned now = new Learned(mode, clock.instant());
    learned = now;
    jdbc.sql(REMEMBER).params(baseUrl, model, mode.name(), Timestamp.from(now.at())).update();
  }

  private Learned find() {
    return jdbc.sql(FIND)
        .params(baseUrl, model)
        .query(
            (row, number) ->
                new Learned(
                    AnswerMode.valueOf(row.getString("mode")),
                    row.getTimestamp("learned_at").toInstant()))
        .optional()
        .orElseGet(() -> new Learned(AnswerMode.JSON_SCHEMA, clock.instant()));
  }
}
