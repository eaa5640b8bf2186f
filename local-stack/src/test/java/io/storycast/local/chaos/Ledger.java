package io.storycast.local.chaos;

import static org.awaitility.Awaitility.await;

import io.storycast.local.Service;
import io.storycast.local.e2e.Pipeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The calls to its provider that one service has written down. */
record Ledger(Pipeline pipeline, String schema) {

  static Ledger of(Pipeline pipeline, Service service) {
    return new Ledger(pipeline, service == Service.STORY ? "story" : "audio");
  }

  /** Calls that began and have not ended. */
  Set<String> open() {
    return calls("state = 'started'");
  }

  /** Calls that ended without a usable answer: it was refused, broken, or never came. */
  Set<String> failed() {
    return calls("state = 'failed'");
  }

  /** Answers that were stored although the story had one for the same purpose already. */
  int storedAgain() {
    return calls("state = 'answered'").size() - stories().size();
  }

  private Set<String> stories() {
    return rows(
        """
        select distinct scenario_id || '/' || revision || '/' || purpose from %s.provider_call
         where state = 'answered'
        """
            .formatted(schema));
  }

  private Set<String> calls(String condition) {
    return rows("select id::text from %s.provider_call where %s".formatted(schema, condition));
  }

  private Set<String> rows(String sql) {
    AtomicReference<Set<String>> found = new AtomicReference<>(Set.of());
    // PostgreSQL may be away on purpose.
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () -> {
              found.set(texts(sql));
              return true;
            });
    return found.get();
  }

  private Set<String> texts(String sql) throws SQLException {
    try (Connection connection = pipeline.database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Set<String> texts = new HashSet<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
