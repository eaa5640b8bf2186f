package io.storycast.testing.simulator.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.testing.audio.Pcm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerTest {

  private static final String SENTENCE =
      "Maya opened the small wooden door, and the smell of bread came out to meet her.";

  private final Speaker speaker = new Speaker();

  @Test
  void speaksAtAHumanPace() {
    Pcm speech = speaker.speak(SENTENCE, 1, 44_100);
    assertThat(speech.rate()).isEqualTo(44_100);
    // 16 words.
    assertThat(speech.duration()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    assertThat(speech.audibleShare()).isGreaterThan(0.6);
  }

  @Test
  void speaksSlowerOnRequest() {
    Duration normal = speaker.speak(SENTENCE, 1, 16_000).duration();
    Duration slow = speaker.speak(SENTENCE, 0.75, 16_000).duration();
    assertThat(slow).isGreaterThan(normal.multipliedBy(5).dividedBy(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"在超市里。", "🎉", "...", "مرحبا", "Café — “naïve” für 3½ €", "\u0000"})
  void saysSomethingForAnyText(String text) {
    assertThat(speaker.speak(text, 1, 24_000).audibleShare()).isGreaterThan(0.3);
  }

  @Test
  void takesItsTimeForEveryChineseCharacter() {
    Duration speech = speaker.speak("他在车站等了一个小时，然后给妈妈打了电话。", 1, 24_000).duration();

    // 19 characters; people say 120 to 360 a minute.
    assertThat(speech).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(9));
  }

  @Test
  void speaksWithManyVoicesAtOnce() throws Exception {
    Pcm alone = speaker.speak(SENTENCE, 1, 16_000);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Pcm>> together =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> speaker.speak(SENTENCE, 1, 16_000)))
              .toList();
      for (Future<Pcm> speech : together) {
        assertThat(speech.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void keepsAToneWhenItChangesTheRate() {
    Pcm tone = Pcm.tone(1000, Duration.ofSeconds(1), 16_000);
    Pcm expected = Pcm.tone(1000, Duration.ofSeconds(1), 44_100);
    Pcm resampled = Resampler.resample(tone, 44_100);
    assertThat(resampled.duration()).isEqualTo(tone.duration());
    double worst = 0;
    for (int i = 1000; i < resampled.samples().length - 1000; i++) {
      worst = Math.max(worst, Math.abs(resampled.samples()[i] - expected.samples()[i]));
    }
    assertThat(worst).isLessThan(20);
  }
}
