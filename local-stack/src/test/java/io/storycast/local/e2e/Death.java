package io.storycast.local.e2e;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which a process dies.
 *
 * @param moment what it is doing then
 * @param failPoint where it halts by itself, or null when it is killed from outside
 * @param begins when the moment may be brought about
 * @param provoke brings it about
 * @param reached whether it is there
 */
record Death(
    String moment,
    @Nullable String failPoint,
    BooleanSupplier begins,
    Runnable provoke,
    BooleanSupplier reached) {

  /** Halts at a fail point of the engine. */
  static Death at(String failPoint, String moment) {
    return new Death(moment, failPoint, () -> true, () -> {}, () -> true);
  }

  /** Is killed from outside, once something is so. */
  static Death when(BooleanSupplier reached, String moment) {
    return new Death(moment, null, () -> true, () -> {}, reached);
  }

  /** What the process is started with. One thing at a time: then a kill interrupts one call. */
  Map<String, String> environment(Path marker) {
    Map<String, String> environment = new HashMap<>();
    environment.put("STAGE_CONCURRENCY", "1");
    environment.put("NARRATION_PARALLEL_CALLS", "1");
    if (failPoint != null) {
      environment.put("STORYCAST_FAILPOINT", failPoint + ":" + marker);
    }
    return environment;
  }
}
