package io.storycast.webhook;

import io.storycast.webhook.delivering.Dispatcher;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Starts the dispatcher before the listeners, and stops it after them. */
final class DispatcherLifecycle implements SmartLifecycle {

  /** The listener containers have a later one, the web server too: it refuses orders first. */
  private static final int PHASE = Integer.MAX_VALUE - 5000;

  /** For noting what came of the last attempts. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Dispatcher dispatcher;
  private final Duration timeout;

  /**
   * @param timeout of one attempt
   */
  DispatcherLifecycle(Dispatcher dispatcher, Duration timeout) {
    this.dispatcher = dispatcher;
    this.timeout = timeout;
  }

  @Override
  public void start() {
    dispatcher.start();
  }

  @Override
  public void stop() {
    dispatcher.stop(timeout.plus(MARGIN));
  }

  @Override
  public boolean isRunning() {
    return dispatcher.isRunning();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
