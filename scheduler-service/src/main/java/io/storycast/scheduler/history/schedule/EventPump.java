package io.storycast.scheduler.history.schedule;

import io.storycast.scheduler.history.EventHub;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one reader of a process. It stops in the first phase of a shutdown, before the web server
 * waits for the requests in flight: the streams among them end at once.
 */
final class EventPump implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EventPump.class);

  private final EventHub hub;
  private final Duration every;
  private volatile @Nullable Thread thread;

  EventPump(EventHub hub, Duration every) {
    this.hub = hub;
    this.every = every;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("job-events").start(this::run);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        feed();
        Thread.sleep(every);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void feed() {
    try {
      hub.feed();
    } catch (RuntimeException e) {
      log.warn("job events could not be read; trying again", e);
    }
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      thread = null;
    }
    hub.close();
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
