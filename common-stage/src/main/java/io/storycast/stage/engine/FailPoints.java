package io.storycast.stage.engine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Named points where a test may let the process die, to prove that nothing is lost there. Without
 * the environment variable {@code STORYCAST_FAILPOINT} they do nothing.
 *
 * <p>{@code STORYCAST_FAILPOINT=after-record:/path/to/marker} halts the process, once for all
 * processes that share the marker, as {@code kill -9} would: without any shutdown hook.
 */
public final class FailPoints {

  private static final @Nullable String ARMED = System.getenv("STORYCAST_FAILPOINT");

  private FailPoints() {}

  /** Dies here if this point is armed and no process has died at it before. */
  public static void reach(String point) {
    if (ARMED != null && ARMED.startsWith(point + ":")) {
      haltOnce(Path.of(ARMED.substring(point.length() + 1)));
    }
  }

  private static void haltOnce(Path marker) {
    try {
      Files.createFile(marker);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw new IllegalStateException("cannot create the fail point's marker " + marker, e);
    }
    Runtime.getRuntime().halt(137);
  }
}
