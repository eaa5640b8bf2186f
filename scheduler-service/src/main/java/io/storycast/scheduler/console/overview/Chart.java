package io.storycast.scheduler.console.overview;

import io.storycast.scheduler.console.Wording;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of 24 hours, placed in a box of 640 by 190 units.
 *
 * @param bars rectangles of the stacked columns
 * @param lines the points of each line
 * @param columns what each hour says when pointed at
 */
record Chart(
    List<Bar> bars, List<Line> lines, List<Column> columns, List<Tick> ticks, List<Tick> labels) {

  private static final int WIDTH = 640;
  private static final int LEFT = 46;
  private static final int TOP = 10;
  private static final int BOTTOM = 162;
  private static final int LABEL_EVERY = 4;
  private static final double GAP = 0.28;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  record Bar(double x, double y, double width, double height, String tone) {}

  record Line(String points, String tone, boolean dashed) {}

  record Column(double x, double width, String title) {}

  record Tick(double at, String text) {}

  /** Stories that became ready, and above them the attempts that failed. */
  static Chart ofThroughput(List<Hour> hours, Wording wording) {
    double top = nice(hours.stream().mapToLong(hour -> hour.ready() + hour.failedAttempts()).max());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      Hour hour = hours.get(i);
      double width = step(hours.size()) * (1 - GAP);
      double x = LEFT + step(hours.size()) * (i + GAP / 2);
      double ready = height(hour.ready(), top);
      double failed = height(hour.failedAttempts(), top);
      bars.add(new Bar(x, BOTTOM - ready, width, ready, "ok"));
      bars.add(new Bar(x, BOTTOM - ready - failed, width, failed, "bad"));
    }
    return new Chart(
        bars,
        List.of(),
        columns(
            hours,
            hour ->
                "%s ready, %s failed"
                    .formatted(
                        wording.count(hour.ready()),
                        wording.count(hour.failedAttempts(), "attempt", "attempts"))),
        ticks(top, value -> wording.count(Math.round(value))),
        labels(hours));
  }

  /** From the claim to the ready story: the median, and what 95 of 100 stay below. */
  static Chart ofLatency(List<Hour> hours, Wording wording) {
    double top = nice(hours.stream().map(Hour::slowMs).mapToLong(ms -> ms == null ? 0 : ms).max());
    return new Chart(
        List.of(),
        List.of(
            new Line(points(hours, Hour::slowMs, top), "wait", true),
            new Line(points(hours, Hour::medianMs, top), "busy", false)),
        columns(
            hours,
            hour ->
                "median %s, 95 of 100 below %s"
                    .formatted(wording.millis(hour.medianMs()), wording.millis(hour.slowMs()))),
        ticks(top, value -> wording.millis(value)),
        labels(hours));
  }

  /** Hours without a value are stepped over. */
  private static String points(List<Hour> hours, Function<Hour, @Nullable Long> value, double top) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < hours.size(); i++) {
      Long of = value.apply(hours.get(i));
      if (of != null) {
        double x = LEFT + step(hours.size()) * (i + 0.5);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, BOTTOM - height(of, top)));
      }
    }
    return points.toString().strip();
  }

  private static List<Column> columns(List<Hour> hours, Function<Hour, String> words) {
    return IntStream.range(0, hours.size())
        .mapToObj(
            i ->
                new Column(
                    LEFT + step(hours.size()) * i,
                    step(hours.size()),
                    "The hour to "
                        + TIME.format(hours.get(i).end())
                        + " UTC: "
                        + words.apply(hours.get(i))))
        .toList();
  }

  private static List<Tick> ticks(double top, DoubleFunction<String> words) {
    return List.of(
        new Tick(BOTTOM, "0"),
        new Tick((BOTTOM + TOP) / 2.0, words.apply(top / 2)),
        new Tick(TOP, words.apply(top)));
  }

  private static List<Tick> labels(List<Hour> hours) {
    return IntStream.range(0, hours.size())
        .filter(i -> (hours.size() - 1 - i) % LABEL_EVERY == 0)
        .mapToObj(
            i -> new Tick(LEFT + step(hours.size()) * (i + 0.5), TIME.format(hours.get(i).end())))
        .toList();
  }

  private static double step(int hours) {
    return (WIDTH - LEFT) / (double) Math.max(1, hours);
  }

  private static double height(long value, double top) {
    return (BOTTOM - TOP) * value / top;
  }

  /** The next even, round number, so that its half can be read off as well. */
  private static double nice(java.util.OptionalLong most) {
    double value = Math.max(2, most.orElse(0));
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : new double[] {1, 2, 4, 6, 8, 10}) {
      if (value <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
