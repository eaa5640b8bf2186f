package io.storycast.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service in a JVM of its own, child of this one: it ends when this JVM ends. After it ended it
 * can be started again.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final Duration READINESS_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(150);

  /** Services finish or release their work within 30 s. */
  private static final Duration GRACE = Duration.ofSeconds(33);

  private final StackHome home;
  private final ServiceLaunch launch;
  private @Nullable Process process;

  /** A process that is not started. */
  public ServiceProcess(StackHome home, ServiceLaunch launch) {
    this.home = home;
    this.launch = launch;
  }

  /** Starts it; returns at once, see {@link #awaitReady}. */
  public synchronized ServiceProcess start() {
    if (isAlive()) {
      throw new IllegalStateException(name() + " runs already");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
    builder.environment().putAll(launch.environment());
    builder.environment().put("MANAGEMENT_PORT", Integer.toString(launch.managementPort()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name(), e);
    }
    PidFile.of(home, name()).write(process.toHandle());
    return this;
  }

  public String name() {
    return launch.name();
  }

  /** Appended to by every start. */
  public Path logFile() {
    return home.logs().resolve(name() + ".log");
  }

  public int managementPort() {
    return launch.managementPort();
  }

  /** Answers 200 when it is ready for work. */
  public URI readinessUrl() {
    return URI.create(
        "http://127.0.0.1:%d/actuator/health/readiness".formatted(launch.managementPort()));
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The process id of the latest start. */
  public synchronized long pid() {
    return started().pid();
  }

  /** Waits until the process has ended; its exit code, 137 after kill -9. */
  public int awaitExit() throws InterruptedException {
    return started().waitFor();
  }

  /** Whether it says of itself that it is ready for work. */
  public boolean isReady() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(readinessUrl()).timeout(READINESS_TIMEOUT).build();
      return isAlive()
          && HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits until it is ready.
   *
   * @throws StackFailure when it ended, or was not ready in time
   */
  public ServiceProcess awaitReady(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isReady()) {
      if (!isAlive()) {
        throw new StackFailure("%s ended; its log is %s".formatted(name(), logFile()));
      }
      if (System.nanoTime() > deadline) {
        throw new StackFailure(
            "%s is not ready after %d s; its log is %s"
                .formatted(name(), patience.toSeconds(), logFile()));
      }
      pause();
    }
    return this;
  }

  /** Ends it in an orderly way; by force when that takes more than 33 s. */
  public void stop() {
    if (isAlive()) {
      started().destroy();
      if (!endsWithin(GRACE)) {
        kill();
      }
    }
    PidFile.of(home, name()).delete();
  }

  @Override
  public void close() {
    stop();
  }

  /**
   * SIGTERM: tells it to end in an orderly way, and does not wait. {@link Process#destroy} would
   * also close its standard input, and then {@link Tether} ends it after 35 s.
   */
  public void terminate() {
    signal("TERM");
  }

  /** kill -9, and waits until it is gone. */
  public void kill() {
    started().destroyForcibly();
    endsWithin(GRACE);
  }

  /**
   * SIGSTOP: it keeps its connections and does nothing. Returns when all of its threads stand
   * still, where the system tells that ({@code /proc}): some run on for a moment on a busy machine.
   */
  public void freeze() {
    signal("STOP");
    while (isAlive() && !standsStill()) {
      pause();
    }
  }

  /** SIGCONT. */
  public void thaw() {
    signal("CONT");
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("--enable-native-access=ALL-UNNAMED");
    // Threads that load classes keep their carriers, see Platform.
    command.add("-D%s=%s".formatted(ServiceLaunch.CARRIERS, ServiceLaunch.MANY_CARRIERS));
    command.addAll(launch.jvmOptions());
    command.add("-cp");
    command.add(
        TetherClass.folder(home)
            + File.pathSeparator
            + launch.classPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
    command.add(Tether.class.getName());
    command.add(launch.mainClass());
    return command;
  }

  private boolean standsStill() {
    Path threads = Path.of("/proc", Long.toString(pid()), "task");
    if (!Files.isDirectory(threads)) {
      return true;
    }
    try (Stream<Path> each = Files.list(threads)) {
      return each.allMatch(ServiceProcess::isStopped);
    } catch (IOException | UncheckedIOException e) {
      return false; // threads came or went while they were listed
    }
  }

  /** The state is the field after the name in parentheses, see proc(5): T is stopped. */
  private static boolean isStopped(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.startsWith("T", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      return started().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized Process started() {
    if (process == null) {
      throw new IllegalStateException(name() + " was never started");
    }
    return process;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", e);
    }
  }
}
