package io.storycast.cli;

import io.storycast.cli.home.DataDirectory;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    header = "Measure, and print the table.",
    description =
        "Takes minutes and needs the machine for itself. A name that does not exist prints the "
            + "names that do.")
final class BenchCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "NAME", description = "The benchmark, or all.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each figure is taken (default: 5).")
  private @Nullable Integer rounds;

  @Option(
      names = "--scale",
      paramLabel = "X",
      description = "Multiplies all amounts; 0.1 for a quick look (default: 1).")
  private @Nullable Double scale;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything that is drawn at random (default: 1).")
  private @Nullable Long seed;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "The contender to measure, where there are several (default: all).")
  private @Nullable String only;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the JSON goes (default: benchmarks/results).")
  private @Nullable Path out;

  BenchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    DataDirectory data = context.data();
    ProcessBuilder builder = new ProcessBuilder(command(data)).inheritIO();
    builder.environment().put("STORYCAST_ROOT", data.root().toString());
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.FAILED,
          "The benchmarks cannot be started: " + CommandFailure.sentence(e),
          null,
          e);
    }
  }

  private List<String> command(DataDirectory data) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-jar");
    command.add(data.benchmarksJar().toString());
    command.add(name);
    add(command, "--rounds", rounds);
    add(command, "--scale", scale);
    add(command, "--seed", seed);
    add(command, "--only", only);
    add(command, "--out", out == null ? null : out.toAbsolutePath());
    return command;
  }

  private static void add(List<String> command, String option, @Nullable Object value) {
    if (value != null) {
      command.add(option);
      command.add(value.toString());
    }
  }
}
