package io.storycast.audio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ImpressionTest {

  private static final int RATE = 24_000;

  private static Recording join(Recording... parts) {
    int length = 0;
    for (Recording part : parts) {
      length += part.length();
    }
    short[] joined = new short[length];
    int at = 0;
    for (Recording part : parts) {
      System.arraycopy(part.toArray(), 0, joined, at, part.length());
      at += part.length();
    }
    return new Recording(joined, RATE);
  }

  private static Recording silence(double seconds) {
    return new Recording(new short[(int) (RATE * seconds)], RATE);
  }

  private static Recording noise(double seconds) {
    short[] samples = new short[(int) (RATE * seconds)];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (3000 * random.nextGaussian());
    }
    return new Recording(samples, RATE);
  }

  /** A melody, so that one stretch is unlike another. */
  private static Recording melody(long seed) {
    Random random = new Random(seed);
    Recording[] notes = new Recording[12];
    for (int i = 0; i < notes.length; i++) {
      notes[i] = Tones.recording(100 + random.nextInt(300), -10 - random.nextInt(15), RATE, 0.07);
    }
    return join(notes);
  }

  @Test
  void tellsTheLevelOfTheLoudestMoment() {
    assertThat(Impression.of(silence(1)).loudestDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Impression.of(silence(0)).loudestDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Impression.of(Tones.recording(300, -57, RATE, 1)).loudestDb())
        .isCloseTo(-60, within(0.5));
  }

  @Test
  void tellsSpeechFromPauses() {
    Recording tone = Tones.recording(200, -12, RATE, 1);

    Impression impression =
        Impression.of(join(silence(0.5), tone, silence(0.8), tone, silence(0.1), tone));

    assertThat(impression.longestPauseSeconds()).isCloseTo(0.8, within(0.03));
    // A tenth of a second belongs to the words.
    assertThat(impression.speechSeconds()).isCloseTo(3.1, within(0.05));
  }

  @Test
  void hearsAPitchInTonesAndNoneInNoise() {
    assertThat(Impression.of(melody(1)).pitchedShare()).isGreaterThan(0.8);
    assertThat(Impression.of(noise(2)).pitchedShare()).isZero();
    assertThat(Impression.of(silence(2)).pitchedShare()).isZero();
  }

  @Test
  void countsSamplesAtFullScale() {
    assertThat(Impression.of(Tones.recording(200, -0.5, RATE, 1)).clippedShare()).isZero();
    assertThat(Impression.of(Tones.recording(200, 0, RATE, 1)).clippedShare()).isGreaterThan(0.01);
  }

  @Test
  void hearsWhenTheSameIsSaidTwice() {
    Recording once = melody(1);

    assertThat(Impression.of(join(once, once)).repetition()).isGreaterThan(0.9);
    assertThat(Impression.of(join(once, silence(0.3), once)).repetition()).isGreaterThan(0.9);
    assertThat(Impression.of(join(once, melody(2))).repetition()).isLessThan(0.7);
    assertThat(Impression.of(once).repetition()).isLessThan(0.7);
  }

  @Test
  void bearsTheShortestRecordings() {
    for (int length = 0; length < 600; length += 7) {
      assertThat(Impression.of(new Recording(new short[length], RATE)).speechSeconds())
          .isLessThan(0.1);
    }
  }
}
