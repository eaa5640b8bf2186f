package io.storycast.scheduler.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happened lately, measured every few seconds. */
public interface Activity {

  /** The length of one point of a series. */
  Duration POINT = Duration.ofMinutes(5);

  /**
   * The points of the last time, the oldest first; those in which nothing happened are there too.
   *
   * @param back at most a week
   */
  List<Point> series(Duration back);

  /** How the stages did in the last 24 hours, by stage. */
  Map<String, StageRecord> stages();

  /** How long stories took that became ready in the last 24 hours, from the claim. */
  Latency latency();

  /** What was paid on the present UTC day, by stage and currency. */
  List<Spent> spentToday();

  /**
   * Five minutes.
   *
   * @param since their beginning
   * @param latency of the stories that became ready meanwhile
   */
  record Point(
      Instant since,
      long claimed,
      long succeeded,
      long failed,
      long requeued,
      long cancelled,
      Latency latency) {}

  /**
   * One stage.
   *
   * @param succeeded facts it told
   * @param deadLettered attempts it gave up on
   * @param work milliseconds of work it told of
   */
  record StageRecord(long succeeded, long deadLettered, Latency work) {}

  /**
   * Percentiles in milliseconds, right within a fifth; 0 when nothing was measured.
   *
   * @param measured how many durations they are of
   */
  record Latency(long measured, long p50, long p95, long p99) {}

  /** What one stage paid in one currency. */
  record Spent(String stage, String currency, BigDecimal amount) {}
}
