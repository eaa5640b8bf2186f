package io.storycast.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which a process dies.
 *
 * @param moment what it is doing then
 * @param failPoint where it halts by itself, or null when it is killed from outside
 * @param prepare makes the moment come
 * @param reached whether it is there, for a kill from outside
 */
record Death(String moment, @Nullable String failPoint, Runnable prepare, BooleanSupplier reached) {

  /** Halts at a fail point of the engine. */
  static Death at(String failPoint, String moment) {
    return new Death(moment, failPoint, () -> {}, () -> false);
  }

  /** Is killed from outside. */
  static Death outside(String moment, Runnable prepare, BooleanSupplier reached) {
    return new Death(moment, null, prepare, reached);
  }

  /** What the process is started with. */
  Map<String, String> environment(Path marker) {
    return failPoint == null ? Map.of() : Map.of("STORYCAST_FAILPOINT", failPoint + ":" + marker);
  }
}
