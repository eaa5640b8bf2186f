package io.storycast.stage.boot;

import io.storycast.stage.engine.StageEngine;
import io.storycast.stage.gate.SharedStanding;
import io.storycast.stage.gate.StageGate;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets the gate look around, about once a second, and wakes the engine when there is more room. */
final class GateWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(GateWatch.class);

  /** Three looks without anything to do: nothing that was put back a moment ago is overlooked. */
  private static final int QUIET_LOOKS = 3;

  private final StageGate gate;
  private final Duration interval;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("gate-watch").factory());
  private volatile boolean running;

  GateWatch(StageGate gate, SharedStanding shared, StageEngine engine, Duration interval) {
    this.gate = gate;
    this.interval = interval;
    shared.onChange(
        (before, now) -> {
          if (now.room() > before.room()) {
            engine.wake();
          }
        });
  }

  @Override
  public void start() {
    running = true;
    look(); // before the engine starts: what stood still goes on standing still
    timer.scheduleWithFixedDelay(
        this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
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

  @Override
  public int getPhase() {
    return EngineLifecycle.PHASE - 10;
  }

  private void look() {
    try {
      gate.look(interval.multipliedBy(QUIET_LOOKS));
    } catch (RuntimeException e) {
      LOG.debug("The gate cannot look around now; what it knows stands", e);
    }
  }
}
