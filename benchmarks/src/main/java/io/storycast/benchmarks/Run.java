package io.storycast.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How to measure.
 *
 * @param rounds how often each figure is taken; the tables show medians
 * @param seed of everything that is drawn at random
 * @param root the project's folder, in which the built jars are
 * @param work an empty folder for data, deleted in the end
 * @param progress is told a line now and then, for the person who waits
 */
public record Run(int rounds, long seed, Path root, Path work, Consumer<String> progress) {

  /** The usual number of rounds. */
  public static final int ROUNDS = 5;

  public Run {
    if (rounds < 1) {
      throw new IllegalArgumentException("At least one round is needed, not " + rounds);
    }
  }
}
