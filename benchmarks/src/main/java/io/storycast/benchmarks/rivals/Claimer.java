package io.storycast.benchmarks.rivals;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Takes queued scenarios and hands them over, never more at once than allowed: what a rival needs
 * around an orchestrator that only works on what it is given.
 */
final class Claimer implements AutoCloseable {

  private static final long IDLE_MS = 20;

  private final Site site;
  private final int batch;
  private final Semaphore room;
  private final Consumer<Scenario> work;
  private final Thread thread = Thread.ofPlatform().daemon().name("claimer").unstarted(this::run);
  private volatile boolean stopped;

  Claimer(Settings settings, Site site, Consumer<Scenario> work) {
    this(settings, settings.concurrency(), site, work);
  }

  /**
   * @param most that are handed over and not done with
   */
  Claimer(Settings settings, int most, Site site, Consumer<Scenario> work) {
    this.site = site;
    this.batch = settings.batch();
    this.room = new Semaphore(most);
    this.work = work;
  }

  Claimer start() {
    thread.start();
    return this;
  }

  /** One of the scenarios is done with. */
  void done() {
    room.release();
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }

  private void run() {
    try {
      while (!stopped) {
        room.acquire();
        int taken = 1 + room.drainPermits();
        List<Scenario> scenarios = site.claim(Math.min(taken, batch));
        room.release(taken - scenarios.size());
        scenarios.forEach(work);
        if (scenarios.isEmpty()) {
          Thread.sleep(IDLE_MS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
