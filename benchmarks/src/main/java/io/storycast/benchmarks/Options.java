package io.storycast.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param name of the benchmark, or {@code all}
 * @param only the contender to measure; null for all
 * @param out the folder that receives a JSON file for each
 */
record Options(
    String name, int rounds, double scale, long seed, @Nullable String only, Path root, Path out) {

  static final String USAGE = "[--rounds N] [--scale X] [--seed N] [--only NAME] [--out FOLDER]";

  private static final long SEED = 1;

  /**
   * @param root the project's folder
   * @throws IllegalArgumentException with a sentence for people
   */
  static Options parse(String[] arguments, Path root) {
    @Nullable String name = null;
    int rounds = Run.ROUNDS;
    double scale = 1;
    long seed = SEED;
    @Nullable String only = null;
    Path out = root.resolve("benchmarks").resolve("results");
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--rounds" -> rounds = Math.toIntExact(number(arguments, ++i));
        case "--scale" -> scale = share(arguments, ++i);
        case "--seed" -> seed = number(arguments, ++i);
        case "--only" -> only = value(arguments, ++i);
        case "--out" -> out = Path.of(value(arguments, ++i));
        default -> name = nameFrom(arguments[i], name);
      }
    }
    if (name == null) {
      throw new IllegalArgumentException("Which benchmark?");
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds wants at least 1");
    }
    return new Options(name, rounds, scale, seed, only, root.toAbsolutePath().normalize(), out);
  }

  Run run(Path work, Consumer<String> progress) {
    return new Run(rounds, scale, seed, only, root, work, progress);
  }

  private static String nameFrom(String argument, @Nullable String earlier) {
    if (argument.startsWith("-") || earlier != null) {
      throw new IllegalArgumentException("Unknown argument " + argument);
    }
    return argument;
  }

  private static long number(String[] arguments, int index) {
    try {
      return Long.parseLong(value(arguments, index));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(arguments[index - 1] + " wants a whole number", e);
    }
  }

  private static double share(String[] arguments, int index) {
    try {
      return Double.parseDouble(value(arguments, index));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(arguments[index - 1] + " wants a number", e);
    }
  }

  private static String value(String[] arguments, int index) {
    if (index >= arguments.length) {
      throw new IllegalArgumentException(arguments[index - 1] + " wants a value");
    }
    return arguments[index];
  }
}
