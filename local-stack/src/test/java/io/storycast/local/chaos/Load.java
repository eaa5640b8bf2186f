package io.storycast.local.chaos;

import io.storycast.local.e2e.Library;
import io.storycast.local.e2e.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Keeps some stories in the making, and sees when one is ready. Whatever it asks for may fail: the
 * database and the scheduler are among those that die.
 */
final class Load implements AutoCloseable {

  private static final int IN_THE_MAKING = 12;
  private static final int ONE_HOPELESS_IN = 12;
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Pipeline pipeline;
  private final Tally tally;
  private final List<String> scenarios = new ArrayList<>();
  private final List<String> hopeless = new ArrayList<>();
  private final List<Instant> faultsWithoutRecovery = new ArrayList<>();
  private final Thread thread;
  private volatile boolean running = true;
  private int ready;

  Load(Pipeline pipeline, Tally tally) {
    this.pipeline = pipeline;
    this.tally = tally;
    thread = Thread.ofPlatform().name("load").start(this::keepBusy);
  }

  /** From now on the next story that gets ready is the recovery. */
  synchronized void faultEnded() {
    faultsWithoutRecovery.add(Instant.now());
  }

  synchronized List<String> scenarios() {
    return List.copyOf(scenarios);
  }

  /** Scenarios without a seed text. */
  synchronized List<String> hopeless() {
    return List.copyOf(hopeless);
  }

  /** Adds no more. */
  @Override
  public void close() throws InterruptedException {
    running = false;
    thread.join();
  }

  private void keepBusy() {
    while (running) {
      try {
        look();
        Injector.pause(LOOK);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | AssertionError e) {
        // The database or the scheduler is away.
      }
    }
  }

  private void look() {
    Library library = pipeline.library();
    Set<String> narrated = library.narrated();
    if (note(narrated) < IN_THE_MAKING) {
      add(library);
    }
    pipeline.operator().generate(IN_THE_MAKING);
  }

  /** How many are unfinished. */
  private synchronized int note(Set<String> narrated) {
    int now = (int) scenarios.stream().filter(narrated::contains).count();
    if (now > ready) {
      ready = now;
      faultsWithoutRecovery.forEach(end -> tally.recovered(Duration.between(end, Instant.now())));
      faultsWithoutRecovery.clear();
    }
    return scenarios.size() - now;
  }

  private synchronized void add(Library library) {
    scenarios.addAll(library.addScenarios("chaos", 2));
    if (scenarios.size() / ONE_HOPELESS_IN >= hopeless.size()) {
      hopeless.add(library.addScenarioWithoutSeed("hopeless"));
    }
  }
}
