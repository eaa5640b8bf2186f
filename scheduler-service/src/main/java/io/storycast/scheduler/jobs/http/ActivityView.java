package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.history.Activity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened lately.
 *
 * @param succeededLastHour stories that became ready in the last hour
 * @param failedLastHour jobs that failed in the last hour
 * @param stages the last 24 hours of each stage
 * @param latency of the last 24 hours, from the claim to the story, in milliseconds
 * @param spentToday on the present UTC day, as far as the facts tell what they cost
 */
record ActivityView(
    long succeededLastHour,
    long failedLastHour,
    Map<String, Stage> stages,
    Latency latency,
    List<Spent> spentToday) {

  /**
   * @param successRate share of the attempts that the stage did not give up on, from 0 to 1; null
   *     when there was none
   */
  record Stage(
      long succeeded, long deadLettered, @Nullable BigDecimal successRate, Latency workMs) {

    static Stage of(Activity.StageRecord stage) {
      long all = stage.succeeded() + stage.deadLettered();
      BigDecimal rate =
          all == 0
              ? null
              : BigDecimal.valueOf(stage.succeeded())
                  .divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP);
      return new Stage(stage.succeeded(), stage.deadLettered(), rate, Latency.of(stage.work()));
    }
  }

  record Latency(long measured, long p50, long p95, long p99) {

    static Latency of(Activity.Latency latency) {
      return new Latency(latency.measured(), latency.p50(), latency.p95(), latency.p99());
    }
  }

  record Spent(String stage, String currency, BigDecimal amount) {}

  /** Five minutes, from {@code since} on. */
  record Point(
      Instant since,
      long claimed,
      long succeeded,
      long failed,
      long requeued,
      long cancelled,
      Latency latency) {

    static Point of(Activity.Point point) {
      return new Point(
          point.since(),
          point.claimed(),
          point.succeeded(),
          point.failed(),
          point.requeued(),
          point.cancelled(),
          Latency.of(point.latency()));
    }
  }

  /**
   * @param lastHour the points of the last hour
   */
  static ActivityView of(Activity activity, List<Activity.Point> lastHour) {
    Map<String, Stage> stages = new TreeMap<>();
    activity.stages().forEach((name, stage) -> stages.put(name, Stage.of(stage)));
    return new ActivityView(
        lastHour.stream().mapToLong(Activity.Point::succeeded).sum(),
        lastHour.stream().mapToLong(Activity.Point::failed).sum(),
        stages,
        Latency.of(activity.latency()),
        activity.spentToday().stream()
            .map(spent -> new Spent(spent.stage(), spent.currency(), spent.amount()))
            .toList());
  }
}
