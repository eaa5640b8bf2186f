package io.storycast.stage.gate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.stage.gate.Breaker.Closed;
import io.storycast.stage.gate.Breaker.HalfOpen;
import io.storycast.stage.gate.Breaker.Open;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Why the stage stands still, as gauges; the same from every instance. */
public final class GateMeters {

  private final String stage;
  private final SharedStanding shared;
  private final MeterRegistry meters;
  private final Set<String> dependencies = ConcurrentHashMap.newKeySet();

  public GateMeters(String stage, SharedStanding shared, MeterRegistry meters) {
    this.stage = stage;
    this.shared = shared;
    this.meters = meters;
    for (Cause cause : Cause.values()) {
      Gauge.builder("storycast.stage.paused", this, self -> self.paused(cause))
          .description("1 while the stage stands still, or goes gently, for this cause")
          .tags("stage", stage, "cause", cause.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    shared.onChange((before, now) -> now.breakers().keySet().forEach(this::follow));
  }

  private double paused(Cause cause) {
    return shared.known().stream()
            .flatMap(standing -> standing.pauses().stream())
            .map(Pause::cause)
            .anyMatch(cause::equals)
        ? 1
        : 0;
  }

  /** Dependencies are known once they failed. */
  private void follow(String dependency) {
    if (dependencies.add(dependency)) {
      Gauge.builder("storycast.stage.dependency.state", this, self -> self.state(dependency))
          .description("0 closed, 1 half-open, 2 open")
          .tags("stage", stage, "dependency", dependency)
          .register(meters);
    }
  }

  private double state(String dependency) {
    return switch (shared.breaker(dependency).phase()) {
      case Closed() -> 0;
      case HalfOpen half -> 1;
      case Open open -> 2;
    };
  }
}
