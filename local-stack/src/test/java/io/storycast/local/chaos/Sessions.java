package io.storycast.local.chaos;

import io.storycast.local.e2e.Pipeline;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes PostgreSQL's sessions away from the services. */
final class Sessions {

  private static final int MORE_THAN_POSTGRES_ALLOWS = 500;

  private Sessions() {}

  static void terminate(Pipeline pipeline) {
    pipeline.database.execute(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
         where application_name like '%-service'
        """);
  }

  /** Occupies every connection, the services' included: theirs are ended, and none is left. */
  static void exhaust(Pipeline pipeline, Duration length) throws InterruptedException {
    List<Connection> taken = new ArrayList<>();
    try {
      take(pipeline, taken);
      terminate(taken.getFirst());
      take(pipeline, taken);
      Injector.pause(length);
    } finally {
      taken.forEach(Sessions::release);
    }
  }

  private static void take(Pipeline pipeline, List<Connection> taken) {
    for (int i = 0; i < MORE_THAN_POSTGRES_ALLOWS; i++) {
      try {
        taken.add(
            DriverManager.getConnection(
                pipeline.database.jdbcUrl(), pipeline.database.user(), "any"));
      } catch (SQLException full) {
        return;
      }
    }
  }

  private static void terminate(Connection any) {
    try (var statement = any.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
           where application_name like '%-service'
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void release(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was taken away in turn.
    }
  }
}
