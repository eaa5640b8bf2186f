package io.storycast.benchmarks.startup;

import io.storycast.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A service that was started and became ready. Linux only: it reads {@code /proc}. */
final class Started implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long POLL_MS = 50;
  private static final long GRACE_S = 40;
  private static final double NANOS_PER_S = 1e9;
  private static final double NANOS_PER_MS = 1e6;

  /** Linux cuts a thread's name to 15 characters. */
  private static final Pattern COMPILER = Pattern.compile("^C[12] Compiler");

  /** {@code /proc} counts in hundredths of a second. */
  private static final double MS_PER_TICK = 10;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final double KILOBYTES_PER_MEGABYTE = 1024;

  private final Process process;
  private final double secondsToReady;
  private final double cpuMsToReady;

  private Started(Process process, double secondsToReady, double cpuMsToReady) {
    this.process = process;
    this.secondsToReady = secondsToReady;
    this.cpuMsToReady = cpuMsToReady;
  }

  /**
   * Starts a service and waits until it is ready for work.
   *
   * @param log receives what it writes
   */
  static Started start(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    int port = Ports.free();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("MANAGEMENT_PORT", Integer.toString(port));
    builder.environment().put("PORT", Integer.toString(Ports.free()));
    long start = System.nanoTime();
    Process process = builder.start();
    URI readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port));
    while (!isReady(readiness)) {
      boolean late = System.nanoTime() - start > PATIENCE.toNanos();
      if (late || process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("It does not become ready; its log is " + log);
      }
    }
    double seconds = (System.nanoTime() - start) / NANOS_PER_S;
    return new Started(process, seconds, cpuMs(process));
  }

  double secondsToReady() {
    return secondsToReady;
  }

  double cpuMsToReady() {
    return cpuMsToReady;
  }

  /** Processor time so far. */
  double cpuMs() {
    return cpuMs(process);
  }

  /** Processor time so far of the threads that compile bytecode. */
  double compilerCpuMs() {
    try (Stream<Path> threads = Files.list(proc().resolve("task"))) {
      return threads.filter(Started::compiles).mapToDouble(Started::nanosOnProcessor).sum()
          / NANOS_PER_MS;
    } catch (IOException e) {
      throw new IllegalStateException("There is no /proc to read processor times from", e);
    }
  }

  private static boolean compiles(Path thread) {
    return COMPILER.matcher(text(thread.resolve("comm"))).find();
  }

  private static double nanosOnProcessor(Path thread) {
    String times = text(thread.resolve("schedstat"));
    return times.isEmpty() ? 0 : Double.parseDouble(times.split(" ")[0]);
  }

  /** Empty when the thread has ended. */
  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private Path proc() {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  /** Memory that it has in use, shared libraries included. */
  double residentMegabytes() {
    try {
      return Files.readAllLines(proc().resolve("status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
              .sum()
          / KILOBYTES_PER_MEGABYTE;
    } catch (IOException e) {
      throw new IllegalStateException("There is no /proc to read memory from", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static double cpuMs(Process process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      // The fields behind the name in parentheses, see proc(5).
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return MS_PER_TICK
          * (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    } catch (IOException e) {
      throw new IllegalStateException("There is no /proc to read processor times from", e);
    }
  }

  private static boolean isReady(URI readiness) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(readiness).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }
}
