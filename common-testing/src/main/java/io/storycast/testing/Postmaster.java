package io.storycast.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The main process of a PostgreSQL server, found by the {@code postmaster.pid} in its data folder.
 *
 * <p>The server is no child of ours in the sense of the operating system (pg_ctl detaches it), so
 * it is handled by its process id.
 */
final class Postmaster {

  private static final int ORDERLY_SECONDS = 15;
  private static final int FORCED_SECONDS = 5;

  private final ProcessHandle process;
  private @Nullable Process guard;

  private Postmaster(ProcessHandle process) {
    this.process = process;
  }

  /** The server that runs on the data folder. */
  static Optional<Postmaster> of(Path data) {
    Path file = data.resolve("postmaster.pid");
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
              .filter(Postmaster::isPostgres)
              .map(Postmaster::new)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Ends sessions and stops; kills when that takes too long. Does nothing to one that is gone. */
  void stop() {
    if (process.isAlive()) {
      interrupt();
      if (!endsWithin(ORDERLY_SECONDS)) {
        kill();
      }
    }
    dismissGuard();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
    endsWithin(FORCED_SECONDS);
    dismissGuard();
  }

  /**
   * Starts a guard that stops the server when this JVM is gone, even by kill -9: the guard reads a
   * pipe that only this JVM holds. A line on the pipe dismisses it.
   */
  void stopWithThisProcess() {
    String program = "trap '' INT TERM HUP; read -r _ || kill -INT %d".formatted(process.pid());
    try {
      guard = new ProcessBuilder("/bin/sh", "-c", program).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot guard PostgreSQL", e);
    }
  }

  private void dismissGuard() {
    if (guard != null) {
      try (Writer pipe = guard.outputWriter()) {
        pipe.write("dismissed\n");
      } catch (IOException e) {
        // It is gone already.
      }
      guard = null;
    }
  }

  /** SIGINT is PostgreSQL's "fast shutdown"; SIGTERM would wait for every client to leave. */
  private void interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean endsWithin(int seconds) {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** After a crash the id in the file may belong to any other process. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(Path::of).map(Path::getFileName).stream()
        .anyMatch(name -> name.toString().equals("postgres"));
  }
}
