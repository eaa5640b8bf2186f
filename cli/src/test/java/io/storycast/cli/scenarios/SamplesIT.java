package io.storycast.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SamplesIT {

  private final ScenarioFile samples = ScenarioFile.read(Path.of("../samples/scenarios.csv"));

  @Test
  void everySampleCanBeLoaded() {
    assertThat(samples.refused()).isEmpty();
    assertThat(samples.accepted()).hasSizeGreaterThanOrEqualTo(24);
  }

  @Test
  void everySeedHasTheLengthOfAWritingPrompt() {
    assertThat(samples.accepted())
        .allSatisfy(sample -> assertThat(sample.seedText().split("\\s+")).hasSizeBetween(40, 120));
  }

  @Test
  void everySampleHasALevelACategoryAndAPlace() {
    assertThat(samples.accepted())
        .allSatisfy(
            sample -> assertThat(sample.extras()).containsOnlyKeys("level", "category", "place"));
  }
}
