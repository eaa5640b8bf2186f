package io.storycast.stage.gate;

import io.storycast.stage.gate.BreakerSettings.Waits;
import java.time.Duration;

/** The defaults, with few successes to wait for. */
final class Settings {

  private Settings() {}

  static BreakerSettings with(int successes) {
    return new BreakerSettings(
        Duration.ofSeconds(60),
        5,
        50,
        new Waits(Duration.ofSeconds(5), Duration.ofSeconds(60)),
        new Waits(Duration.ofSeconds(30), Duration.ofMinutes(5)),
        successes);
  }
}
