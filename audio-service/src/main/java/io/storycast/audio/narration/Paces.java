package io.storycast.audio.narration;

import io.storycast.audio.quality.Check;
import io.storycast.audio.quality.Measurement;
import io.storycast.audio.quality.Pace;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How fast the chunks of one narration are spoken.
 *
 * @param telling those that are long enough to tell something
 */
record Paces(List<Pace> telling) {

  /** A median of fewer says nothing about the others. */
  private static final int LEAST = 5;

  Paces {
    telling = List.copyOf(telling);
  }

  /** The paces, if there are enough. */
  static Optional<Paces> of(Collection<Pace> paces) {
    List<Pace> telling = paces.stream().filter(Pace::isTelling).toList();
    return telling.size() < LEAST ? Optional.empty() : Optional.of(new Paces(telling));
  }

  /** In letters a minute. */
  double median() {
    double[] sorted = telling.stream().mapToDouble(Pace::perMinute).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The slowest and the fastest beside the median. */
  List<Measurement> compared(double tolerance) {
    double median = median();
    double most = telling.stream().mapToDouble(pace -> pace.atLeast() / median).max().orElse(1);
    double least = telling.stream().mapToDouble(pace -> pace.atMost() / median).min().orElse(1);
    return List.of(
        Measurement.atMost(Check.SLOWEST_CHUNK, 100 * (1 - least), 100 * tolerance),
        Measurement.atMost(Check.FASTEST_CHUNK, 100 * (most - 1), 100 * tolerance));
  }
}
