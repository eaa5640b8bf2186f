package io.storycast.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to measure.
 *
 * @param rounds how often each figure is taken; the tables show medians
 * @param scale by which all amounts are multiplied; the published tables have 1
 * @param seed of everything that is drawn at random
 * @param only the contender to measure, where there are several; null for all
 * @param root the project's folder, in which the built jars are
 * @param work an empty folder for data, deleted in the end
 * @param progress is told a line now and then, for the person who waits
 */
public record Run(
    int rounds,
    double scale,
    long seed,
    @Nullable String only,
    Path root,
    Path work,
    Consumer<String> progress) {

  /** The usual number of rounds. */
  public static final int ROUNDS = 5;

  public Run {
    if (rounds < 1) {
      throw new IllegalArgumentException("At least one round is needed, not " + rounds);
    }
  }

  /** An amount at this scale, at least one. */
  public int scaled(int amount) {
    return Math.max(1, (int) Math.round(amount * scale));
  }

  /** Whether the contender of this name is to be measured. */
  public boolean wants(String contender) {
    return only == null || only.equalsIgnoreCase(contender);
  }
}
