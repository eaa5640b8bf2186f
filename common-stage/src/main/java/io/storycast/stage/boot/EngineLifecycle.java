package io.storycast.stage.boot;

import io.storycast.stage.engine.StageEngine;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the engine before the listeners and stops it after them: nothing lands while work is being
 * finished.
 */
final class EngineLifecycle implements SmartLifecycle {

  /** Listener containers of spring-kafka have Integer.MAX_VALUE - 100. */
  static final int PHASE = Integer.MAX_VALUE - 1000;

  private final StageEngine engine;

  EngineLifecycle(StageEngine engine) {
    this.engine = engine;
  }

  @Override
  public void start() {
    engine.start();
  }

  @Override
  public void stop() {
    engine.stop();
  }

  @Override
  public boolean isRunning() {
    return engine.isRunning();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
