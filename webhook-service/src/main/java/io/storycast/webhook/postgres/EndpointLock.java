package io.storycast.webhook.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps events and a new endpoint apart: an event that is added at the same moment is either seen
 * by the endpoint that catches up, or sees the endpoint. Held until the end of the transaction.
 */
final class EndpointLock {

  /** Any number that nobody else uses in this database. */
  private static final long KEY = 7_230_119_054_288_311L;

  private EndpointLock() {}

  /** For those who add events. */
  static void shared(JdbcClient jdbc) {
    take(jdbc, "select pg_advisory_xact_lock_shared(:key)");
  }

  /** For those who add an endpoint. */
  static void exclusive(JdbcClient jdbc) {
    take(jdbc, "select pg_advisory_xact_lock(:key)");
  }

  private static void take(JdbcClient jdbc, String sql) {
    jdbc.sql(sql).param("key", KEY).query((row, number) -> true).single();
  }
}
