package io.storycast.scheduler.console.overview;

import io.storycast.scheduler.history.Activity.Latency;
import io.storycast.scheduler.history.Activity.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One hour of the pipeline, up to a point of its series.
 *
 * @param ready stories that became ready
 * @param failedAttempts attempts that ended without a story
 * @param medianMs from the claim to the ready story; null when none became ready
 * @param slowMs 95 of 100 were faster, in the slowest part of the hour; null likewise
 */
record Hour(
    Instant end, long ready, long failedAttempts, @Nullable Long medianMs, @Nullable Long slowMs) {

  private static final int POINTS = 12;

  /** Gathers the points of a series, the last hour ending with the last point. */
  static List<Hour> of(List<Point> points) {
    List<Hour> hours = new ArrayList<>();
    for (int end = points.size(); end >= POINTS; end -= POINTS) {
      hours.addFirst(ofHour(points.subList(end - POINTS, end)));
    }
    return hours;
  }

  private static Hour ofHour(List<Point> points) {
    List<Latency> measured =
        points.stream().map(Point::latency).filter(latency -> latency.measured() > 0).toList();
    long stories = sum(measured, Latency::measured);
    return new Hour(
        points.getLast().since().plus(io.storycast.scheduler.history.Activity.POINT),
        sum(points, Point::succeeded),
        sum(points, point -> point.failed() + point.requeued()),
        stories == 0
            ? null
            : sum(measured, latency -> latency.p50() * latency.measured()) / stories,
        measured.stream().map(Latency::p95).max(Long::compare).orElse(null));
  }

  private static <T> long sum(List<T> parts, ToLongFunction<T> value) {
    return parts.stream().mapToLong(value).sum();
  }
}
