package io.storycast.stage.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs obligations: db-scheduler on virtual threads, leased, heartbeated, started when they land.
 */
public final class StageEngine {

  private static final Logger LOG = LoggerFactory.getLogger(StageEngine.class);
  private static final int MISSED_HEARTBEATS = 4;

  private final Scheduler scheduler;
  private final InFlight inFlight;
  private volatile boolean running;

  /**
   * How the engine works.
   *
   * @param concurrency obligations this process works on at once
   * @param heartbeat between two signs of life; a process without {@value #MISSED_HEARTBEATS} of
   *     them is dead, and looked for every second heartbeat
   * @param pollInterval how often to look for work that another process landed, or that is due
   *     again
   * @param shutdownGrace how long running work may go on after a stop; then it is interrupted
   */
  public record Settings(
      int concurrency, Duration heartbeat, Duration pollInterval, Duration shutdownGrace) {

    /** A process that gave no sign of life for this long is dead. */
    public Duration dead() {
      return heartbeat.multipliedBy(MISSED_HEARTBEATS);
    }
  }

  /**
   * @param tasks the stage's, and the service's own, recurring ones included
   * @param instance unique per process start, so that a restarted process never inherits a lease
   * @param polling how due work is looked for
   */
  public StageEngine(
      DataSource dataSource,
      List<Task<?>> tasks,
      String instance,
      DatabaseClock clock,
      InFlight inFlight,
      JdbcCustomization polling,
      Settings settings) {
    this.inFlight = inFlight;
    List<Task<?>> plain = new ArrayList<>();
    List<Task<?>> started = new ArrayList<>();
    tasks.forEach(task -> (task instanceof OnStartup ? started : plain).add(task));
    this.scheduler =
        Scheduler.create(dataSource, plain)
            .startTasks(cast(started))
            .schedulerName(new SchedulerName.Fixed(instance))
            .serializer(new JsonTaskData())
            .jdbcCustomization(polling)
            .clock(clock)
            .threads(settings.concurrency())
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            // Refill as soon as one slot is free: a slow call must not leave slots empty.
            .pollUsingLockAndFetch(0.99, 1.0)
            .pollingInterval(settings.pollInterval())
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(settings.shutdownGrace())
            // A rolling update may land tasks that older pods do not know: never delete them.
            .deleteUnresolvedAfter(Duration.ofDays(3650))
            .failureLogging(LogLevel.ERROR, true)
            .build();
  }

  public void start() {
    scheduler.start();
    running = true;
  }

  /** Stops taking work, lets running work finish within the grace, and releases the rest. */
  public void stop() {
    running = false;
    inFlight.stop();
    LOG.info("Stopping; {} obligations are being worked on", inFlight.count());
    scheduler.stop();
  }

  public boolean isRunning() {
    return running;
  }

  /** Work has landed: look for it now instead of at the next poll. */
  public void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // db-scheduler asks for an intersection type
  private static <T extends Task<?> & OnStartup> List<T> cast(List<Task<?>> tasks) {
    return (List) tasks;
  }
}
