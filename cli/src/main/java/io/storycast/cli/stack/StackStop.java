package io.storycast.cli.stack;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the local stack, and through it everything the stack started. */
public final class StackStop {

  /** The services finish or release their work in 30 s; then the stores close. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private StackStop() {}

  /**
   * Asks the stack to stop and waits for it; kills it when it does not.
   *
   * @return whether it stopped by itself
   */
  public static boolean stop(ProcessHandle stack) {
    var descendants = stack.descendants().toList();
    stack.destroy();
    boolean stopped = awaitEnd(stack);
    // Whatever outlives the stack has lost its parent: nobody else would end it.
    descendants.forEach(ProcessHandle::destroyForcibly);
    return stopped;
  }

  /** Waits until the stack has ended; kills it when that takes too long. */
  static boolean awaitEnd(ProcessHandle stack) {
    boolean ended = isGone(stack, PATIENCE);
    if (!ended) {
      stack.destroyForcibly();
    }
    return ended;
  }

  private static boolean isGone(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
