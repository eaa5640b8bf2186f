package io.storycast.stage.boot;

import io.storycast.stage.engine.Cancellations;
import io.storycast.stage.engine.InFlight;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Tells work in flight that its job was cancelled, whichever process landed the cancellation. Asks
 * the database once a second, and only while something is in flight.
 */
final class CancellationWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CancellationWatch.class);

  private final InFlight inFlight;
  private final Cancellations cancellations;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cancellation-watch").factory());
  private volatile boolean running;

  CancellationWatch(InFlight inFlight, Cancellations cancellations) {
    this.inFlight = inFlight;
    this.cancellations = cancellations;
  }

  @Override
  public void start() {
    running = true;
    timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void look() {
    Collection<InFlight.Running> work = inFlight.running();
    if (work.isEmpty()) {
      return;
    }
    try {
      cancellations.among(work).forEach(InFlight.Running::cancel);
    } catch (DataAccessException e) {
      LOG.debug("Cancellations cannot be read now; looking again in a second", e);
    }
  }
}
