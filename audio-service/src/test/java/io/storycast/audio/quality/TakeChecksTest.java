package io.storycast.audio.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.audio.sound.Recording;
import io.storycast.testing.audio.Pcm;
import io.storycast.testing.simulator.speech.Speaker;
import io.storycast.testing.simulator.speech.Spoiling;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class TakeChecksTest {

  private static final int RATE = 24_000;
  private static final String SENTENCE = "Maya waited for the train on the cold platform.";
  private static final Speaker SPEAKER = new Speaker();

  static final List<String> HARD_BUT_RIGHT =
      List.of(
          SENTENCE,
          "Yes.",
          "No!",
          "Go!",
          "Why?",
          "Psst!",
          "Shh.",
          "Hmm.",
          "Ha ha ha!",
          "Six.",
          "It sits.",
          "Papa!",
          "Mama.",
          "Tick tock.",
          "Day by day.",
          "Knock, knock.",
          "No, no.",
          "Good night, good night.",
          "Never again, never again!",
          "BBC News.",
          "In 1998, 2,345 people came.",
          "He ran and ran and ran.",
          "Chapter 7.",
          "The End",
          "好。",
          "谢谢。",
          "对不起，对不起！",
          "今天天气很冷。",
          "他在车站等了一个小时，然后给妈妈打了电话。",
          "Она ждала поезд на холодной платформе.");

  private final TakeChecks checks = TakeChecks.of(QualityLimits.USUAL, 1);

  private QualityReport judge(String text, Pcm sound) {
    return checks.judge(text, new Recording(sound.samples(), sound.rate())).report();
  }

  @ParameterizedTest
  @FieldSource("HARD_BUT_RIGHT")
  void letsSpeechPass(String text) {
    assertThat(judge(text, SPEAKER.speak(text, 1, RATE)).failures()).isEmpty();
  }

  static Stream<Arguments> spoilt() {
    UnaryOperator<Pcm> doubleSpeed = sound -> new Pcm(sound.samples(), 2 * sound.rate());
    UnaryOperator<Pcm> withAGap = TakeChecksTest::withAGap;
    return Stream.of(
        Arguments.of("silence", Check.LOUDEST_MOMENT, (UnaryOperator<Pcm>) Spoiling::silent),
        Arguments.of("noise", Check.PITCHED, (UnaryOperator<Pcm>) Spoiling::noise),
        Arguments.of("clipped", Check.CLIPPED, (UnaryOperator<Pcm>) Spoiling::clipped),
        Arguments.of("twice", Check.REPETITION, (UnaryOperator<Pcm>) Spoiling::twice),
        Arguments.of("cut", Check.FAST_PACE, (UnaryOperator<Pcm>) Spoiling::cut),
        Arguments.of("at double speed", Check.FAST_PACE, doubleSpeed),
        Arguments.of("with a gap", Check.LONGEST_PAUSE, withAGap));
  }

  private static Pcm withAGap(Pcm sound) {
    short[] samples = new short[sound.samples().length + 3 * sound.rate()];
    int middle = sound.samples().length / 2;
    System.arraycopy(sound.samples(), 0, samples, 0, middle);
    System.arraycopy(
        sound.samples(),
        middle,
        samples,
        middle + 3 * sound.rate(),
        sound.samples().length - middle);
    return new Pcm(samples, sound.rate());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoilt")
  void refusesSpoiltSpeech(String what, Check expected, UnaryOperator<Pcm> spoiling) {
    QualityReport report = judge(SENTENCE, spoiling.apply(SPEAKER.speak(SENTENCE, 1, RATE)));

    assertThat(report.failures()).extracting(Measurement::check).contains(expected);
  }

  @Test
  void refusesHalfOfTheWords() {
    QualityReport report = judge(SENTENCE, SPEAKER.speak(Spoiling.halfOf(SENTENCE), 1, RATE));

    assertThat(report.fails(Check.FAST_PACE)).isTrue();
  }

  @Test
  void hearsAShortTextSaidTwice() {
    for (String text : List.of("Yes.", "Thank you.", "See you soon!", "火车来了。")) {
      assertThat(judge(text, Spoiling.twice(SPEAKER.speak(text, 1, RATE))).fails(Check.REPETITION))
          .as(text)
          .isTrue();
    }
  }

  @Test
  void expectsWhatWasAskedForOfASlowVoice() {
    Recording slow = recording(SPEAKER.speak(SENTENCE, 0.3, RATE));

    assertThat(checks.judge(SENTENCE, slow).report().fails(Check.SLOW_PACE)).isTrue();
    assertThat(TakeChecks.of(QualityLimits.USUAL, 0.3).judge(SENTENCE, slow).report().passes())
        .isTrue();
  }

  @Test
  void holdsAChunkToThePaceOfTheOthers() {
    Pace pace = checks.judge(SENTENCE, recording(SPEAKER.speak(SENTENCE, 1, RATE))).pace();

    assertThat(checks.near(pace.perMinute()).allows(pace)).isTrue();
    assertThat(checks.near(pace.perMinute() * 2).allows(pace)).isFalse();
    assertThat(checks.near(pace.perMinute() / 2).allows(pace)).isFalse();
  }

  private static Recording recording(Pcm sound) {
    return new Recording(sound.samples(), sound.rate());
  }
}
