package io.storycast.stage.boot;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.StageStatus;
import io.storycast.stage.engine.OutboundRecord;
import io.storycast.stage.engine.Outlet;
import io.storycast.stage.gate.SharedStanding;
import io.storycast.stage.gate.StatusReport;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the world how this instance is: now and then, at every change, and when it stops. It has
 * threads of its own, so that nothing waits for a broker that is away.
 */
final class StatusReporter implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StatusReporter.class);
  private static final Duration LAST_WORD = Duration.ofSeconds(2);

  private final StatusReport report;
  private final Outlet outlet;
  private final String source;
  private final Duration interval;
  private final AtomicBoolean changed = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stage-status").factory());
  private volatile boolean running;

  /**
   * @param source the service, as the events' source
   */
  StatusReporter(
      StatusReport report, SharedStanding shared, Outlet outlet, String source, Duration interval) {
    this.report = report;
    this.outlet = outlet;
    this.source = source;
    this.interval = interval;
    shared.onChange(
        (before, now) -> {
          if (!now.isLike(before)) {
            reportSoon();
          }
        });
  }

  @Override
  public void start() {
    running = true;
    timer.scheduleWithFixedDelay(
        () -> send(report::now), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
    Thread last = Thread.ofVirtual().name("last-stage-status").start(() -> send(report::stopped));
    try {
      last.join(LAST_WORD);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops after the engine: the last word is true. */
  @Override
  public int getPhase() {
    return EngineLifecycle.PHASE - 20;
  }

  private void reportSoon() {
    if (running && changed.compareAndSet(false, true)) {
      timer.execute(
          () -> {
            changed.set(false);
            send(report::now);
          });
    }
  }

  private void send(Supplier<StageStatus> status) {
    try {
      outlet.send(OutboundRecord.of(EventCodec.write(status.get(), source)));
    } catch (RuntimeException e) {
      LOG.debug("The stage's status was not sent; the next one will do", e);
    }
  }
}
