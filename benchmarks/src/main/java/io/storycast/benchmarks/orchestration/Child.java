package io.storycast.benchmarks.orchestration;

import io.storycast.benchmarks.Tethered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of this program that ends when its input does. */
final class Child implements AutoCloseable {

  private static final long GRACE_S = 20;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts this program anew as something else, and waits until it says that it has started.
   *
   * @param role and its arguments, see {@link Roles}
   * @param log receives what it writes to its error output
   */
  static Child start(List<String> role, List<String> jvm, Map<String, String> env, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-jar");
    command.add(System.getProperty("java.class.path"));
    command.addAll(role);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(env);
    try {
      Child child = new Child(builder.redirectError(log.toFile()).start());
      child.awaitStarted(log);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(GRACE_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitStarted(Path log) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals(Tethered.STARTED)) {
        Thread.ofVirtual().start(() -> drain(out));
        return;
      }
    }
    throw new IllegalStateException("A process ended before it had started; its log is " + log);
  }

  private static void drain(BufferedReader out) {
    try (out) {
      while (out.readLine() != null) {
        // Nobody reads it, but a full pipe would stop the process.
      }
    } catch (IOException e) {
      // The process is gone.
    }
  }
}
