package io.storycast.audio.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatsTest {

  @Test
  void waitsTwiceAsLongAfterEachRefusalUpToAMinute() {
    Repeats repeats = new Repeats(10, Duration.ofSeconds(1));

    assertThat(IntStream.of(1, 2, 3, 4, 7, 8, 1000).mapToObj(repeats::pauseAfter))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 64L, 64L, 64L);
  }
}
