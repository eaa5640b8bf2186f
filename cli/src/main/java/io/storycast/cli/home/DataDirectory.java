package io.storycast.cli.home;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the local system keeps its data, and where its programs are.
 *
 * @param root the folder of the launcher; the built jars and the samples are below it
 * @param path the data directory, usually {@code .storycast} beside the launcher
 */
public record DataDirectory(Path root, Path path) {

  /** The directories that the launcher names in the environment. */
  public static DataDirectory of(Map<String, String> environment) {
    Path root = Path.of(environment.getOrDefault("STORYCAST_ROOT", "")).toAbsolutePath();
    String home = environment.get("STORYCAST_HOME");
    Path path = home == null ? root.resolve(".storycast") : Path.of(home).toAbsolutePath();
    return new DataDirectory(root, path);
  }

  /** Where each process writes its log. */
  public Path logs() {
    return path.resolve("logs");
  }

  /** The log of the local stack itself. */
  public Path stackLog() {
    return logs().resolve("local-stack.log");
  }

  /** The scenarios that the demo loads. */
  public Path samples() {
    return root.resolve("samples/scenarios.csv");
  }

  /** The file with the tokens of the local system. */
  public Path tokensFile() {
    return path.resolve("tokens.env");
  }

  /** What the local stack last wrote about itself; empty when it never ran here. */
  public Optional<StackState> stack() {
    return text(path.resolve("stack.json")).flatMap(StackState::parse);
  }

  /** What the running local stack says about itself; empty when none runs. */
  public Optional<StackState> runningStack() {
    return stack().filter(StackState::isAlive);
  }

  /** The tokens by their names in the environment; empty when the local stack made none yet. */
  public Map<String, String> tokens() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(tokensFile()).orElse("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> tokens = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> tokens.put(n, properties.getProperty(n)));
    return tokens;
  }

  /** The runnable jar of the local stack. */
  public Path stackJar() {
    return builtJar("local-stack");
  }

  /** The runnable jar of the benchmarks. */
  public Path benchmarksJar() {
    return builtJar("benchmarks");
  }

  private Path builtJar(String module) {
    Path folder = root.resolve(module).resolve("target");
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-.*-exec\\.jar"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow(
              () ->
                  new CommandFailure(
                      ExitCodes.USAGE,
                      "%s is not built: no jar in %s.".formatted(module, folder),
                      "Start it through ./storycast, which builds what is missing."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> text(Path file) {
    @Nullable String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      text = null;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.FAILED, "%s cannot be read: %s".formatted(file, e.getMessage()), null, e);
    }
    return Optional.ofNullable(text);
  }
}
