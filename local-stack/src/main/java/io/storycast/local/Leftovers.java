package io.storycast.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Children of a stack that was killed. They end by themselves, see {@link Tether}; those that do
 * not, because they were frozen or hang, are killed.
 */
final class Leftovers {

  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Leftovers() {}

  static void end(StackHome home) {
    for (PidFile file : PidFile.all(home)) {
      Optional<ProcessHandle> process = file.process();
      if (process.isPresent() && !endsByItself(process.get())) {
        LOG.warn("killing {} (process {}) of an earlier run", file.name(), process.get().pid());
        process.get().destroyForcibly();
        endsByItself(process.get());
      }
      file.delete();
    }
  }

  private static boolean endsByItself(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
