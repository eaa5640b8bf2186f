package io.storycast.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one service running: watches its health, and starts it again when it dies. */
final class Supervisor {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private static final Duration POLL_WHILE_STARTING = Duration.ofMillis(200);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration MAX_BACK_OFF = Duration.ofSeconds(30);
  private static final Duration HEALTHY_FOR_GOOD = Duration.ofMinutes(1);

  /** A service that never was ready and ends as often as this will not become so. */
  private static final int ENOUGH_ENDS = 3;

  private final ServiceProcess process;
  private final StackStatus status;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
  private volatile boolean stopping;
  private int restarts;
  private Duration backOff = FIRST_BACK_OFF;

  Supervisor(ServiceProcess process, StackStatus status) {
    this.process = process;
    this.status = status;
  }

  Supervisor start() {
    Thread.ofPlatform().daemon().name("supervise-" + process.name()).start(this::supervise);
    return this;
  }

  /** Completes when the service is ready for the first time, or fails when it will not be. */
  CompletableFuture<Void> firstReady() {
    return firstReady;
  }

  /** Stops the service for good. */
  void stop() {
    stopping = true;
    // A start that is under way ends first; after it, the flag is seen.
    synchronized (process) {
      process.stop();
    }
    report(Health.STOPPED);
  }

  private void supervise() {
    try {
      while (!stopping) {
        runOnce();
        if (stopping || givesUp()) {
          return;
        }
        restarts++;
        LOG.warn(
            "{} ended; starting it again in {} s, its log is {}",
            process.name(),
            backOff.toSeconds(),
            process.logFile());
        Thread.sleep(backOff);
        backOff = min(backOff.multipliedBy(2), MAX_BACK_OFF);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("{} cannot be supervised", process.name(), e);
      firstReady.completeExceptionally(e);
    }
  }

  private void runOnce() throws InterruptedException {
    synchronized (process) {
      if (stopping) {
        return;
      }
      process.start();
    }
    long started = System.nanoTime();
    boolean ready = false;
    report(Health.STARTING);
    while (process.isAlive()) {
      boolean readyNow = process.isReady();
      if (readyNow && !ready) {
        LOG.info("{} is ready after {} ms", process.name(), millisSince(started));
        firstReady.complete(null);
      }
      ready |= readyNow;
      report(readyNow ? Health.UP : ready ? Health.DOWN : Health.STARTING);
      Thread.sleep(ready ? POLL : POLL_WHILE_STARTING);
    }
    report(Health.DOWN);
    if (ready && millisSince(started) > HEALTHY_FOR_GOOD.toMillis()) {
      backOff = FIRST_BACK_OFF;
    }
  }

  private boolean givesUp() {
    if (!firstReady.isDone() && restarts + 1 >= ENOUGH_ENDS) {
      firstReady.completeExceptionally(
          new StackFailure(
              "%s ended %d times before it was ready; its log is %s"
                  .formatted(process.name(), ENOUGH_ENDS, process.logFile())));
      return true;
    }
    return false;
  }

  private void report(String health) {
    if (stopping && !health.equals(Health.STOPPED)) {
      return;
    }
    status.part(
        process.name(),
        new StackStatus.Part(
            process.pid(),
            process.managementPort(),
            health,
            process.readinessUrl().toString(),
            process.logFile().toString(),
            restarts));
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
