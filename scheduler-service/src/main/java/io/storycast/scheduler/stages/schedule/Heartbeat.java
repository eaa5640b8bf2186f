package io.storycast.scheduler.stages.schedule;

import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.State;
import io.storycast.scheduler.Instance;
import io.storycast.scheduler.stages.StageReports;
import io.storycast.scheduler.stages.Stages;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** This scheduler's own sign of life, as an instance of claiming; no topic lies between. */
@Component
final class Heartbeat implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
  private static final int SECONDS = 10;

  private final StageReports reports;
  private final Instance instance;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stage-heartbeat").factory());
  private volatile boolean running;

  Heartbeat(StageReports reports, Instance instance, Clock clock) {
    this.reports = reports;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    timer.scheduleWithFixedDelay(() -> report(State.RUNNING), 0, SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
    report(State.STOPPED);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void report(State state) {
    try {
      reports.keep(
          new StageStatus(
              Stages.CLAIMING,
              instance.name(),
              state,
              null,
              0,
              0,
              clock.instant(),
              null,
              null,
              null));
      reports.forgetOld();
    } catch (DataAccessException | TransactionException e) {
      log.debug("the sign of life could not be written; the next one is due in 10 s", e);
    }
  }
}
