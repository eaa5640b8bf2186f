package io.storycast.audio.narration;

import static io.storycast.audio.narration.Stories.storyWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.audio.mp3.Codecs;
import io.storycast.audio.narration.FakeCallLedger.Row;
import io.storycast.audio.narration.Speech.Answer;
import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.sound.Decibels;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Resampler;
import io.storycast.audio.sound.Wav;
import io.storycast.audio.text.spoken.Reading;
import io.storycast.audio.timing.Credits;
import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.StageFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of chunks that fail, with the real codec and files, and everything remote faked. */
class RehearsalIT {

  private static final Answer SILENCE =
      new Answer(null, "audio/wav", Wav.write(new Recording(new short[24_000], 24_000)));

  private static final StoryGenerated STORY =
      storyWith("The train to the sea was late, and nobody on the platform knew why it was.");

  private static final Mp3Codec.Tags TAGS =
      new Mp3Codec.Tags(new Credits("A title", "en", "some-tts", null, "an-answer"), List.of());

  @TempDir private Path workFolder;

  private final FakeSpeech speech = new FakeSpeech();
  private final FakeChunkCache cache = new FakeChunkCache();
  private final FakeCallLedger ledger = new FakeCallLedger();
  private final FakeAudioStore store = new FakeAudioStore();

  private AudioUploaded narrate(StoryGenerated story, String format, @Nullable String fallback) {
    Pauses pauses =
        new Pauses(
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofMillis(400),
            Duration.ofMillis(700),
            Duration.ofMillis(1000),
            Duration.ofMillis(1500));
    return new Narrator(
            new Narrator.Ports(speech, cache, ledger, Codecs.java(), store, null),
            new Voice("speech.example", "some-tts", "alex", format, rate(format), null, Map.of()),
            new NarrationSettings(
                20_000,
                300,
                2,
                pauses,
                -19,
                -2,
                workFolder,
                Reading.asWritten(),
                QualityLimits.USUAL,
                new Repeats(2, Duration.ZERO),
                fallback),
            Clock.systemUTC())
        .narrate(story, Attempts.first())
        .orElseThrow();
  }

  private static @Nullable Integer rate(String format) {
    return format.equals("mp3") ? null : 24_000;
  }

  private AudioUploaded narrate(StoryGenerated story) {
    return narrate(story, "wav", null);
  }

  private int repeats(AudioUploaded uploaded) {
    return Objects.requireNonNull(uploaded.quality()).repeats();
  }

  @Test
  void speaksInPartsWhatFailsAsAWhole() {
    speech.answers((text, voice, usual) -> text.length() > 50 ? SILENCE : usual);

    AudioUploaded uploaded = narrate(STORY);

    assertThat(speech.texts())
        .endsWith(
            "The train to the sea was late,", "and nobody on the platform knew why", "it was.");
    assertThat(ledger.rows())
        .extracting(row -> row.call().purpose())
        .containsExactly(
            "speech",
            "speech-again",
            "speech-again",
            "speech-smaller",
            "speech-smaller",
            "speech-smaller");
    assertThat(uploaded.chunks()).isEqualTo(1);
    assertThat(repeats(uploaded)).isEqualTo(3);
  }

  @Test
  void letsTheFallbackVoiceSpeakWhatTheUsualCannot() {
    speech.answers((text, voice, usual) -> "sam".equals(voice.name()) ? usual : SILENCE);

    AudioUploaded uploaded = narrate(STORY, "wav", "sam");

    assertThat(ledger.rows()).extracting(Row::state).endsWith("rejected", "answered");
    assertThat(repeats(uploaded)).isEqualTo(4);
  }

  @Test
  void paysForNoRefusedAnswerTwiceWhenItBeginsAnew() {
    speech.answers(
        (text, voice, usual) -> {
          if (speech.texts().size() == 3) {
            throw StageFailure.of(ReasonCode.PROVIDER_ERROR, "503");
          }
          return speech.texts().size() < 3 ? SILENCE : usual;
        });
    assertThatThrownBy(() -> narrate(STORY))
        .satisfies(thrown -> assertThat(reasonOf(thrown)).isEqualTo(ReasonCode.PROVIDER_ERROR));

    AudioUploaded uploaded = narrate(STORY);

    assertThat(speech.texts()).hasSize(4);
    assertThat(ledger.rows())
        .extracting(Row::state)
        .containsExactly("rejected", "rejected", "failed", "answered");
    assertThat(repeats(uploaded)).isEqualTo(2);
  }

  @Test
  void asksAnewWhenAStoryThatWasGivenUpIsReplayed() {
    speech.answers((text, voice, usual) -> SILENCE);
    assertThatThrownBy(() -> narrate(STORY)).hasMessageContaining("refused 4 times");
    assertThat(cache.size()).isZero();
    speech.answers((text, voice, usual) -> usual);

    assertThat(repeats(narrate(STORY))).isZero();
  }

  @Test
  void keepsAnAnswerBeforeItIsJudged() {
    speech.answers(
        (text, voice, usual) -> {
          assertThat(cache.size()).isEqualTo(speech.texts().size() - 1);
          return SILENCE;
        });

    assertThatThrownBy(() -> narrate(STORY)).isInstanceOf(StageFailure.class);

    assertThat(ledger.rows()).allMatch(row -> row.answer() != null);
  }

  @Test
  void hasAChunkSpokenAgainThatIsFarSlowerThanTheOthers() {
    String slow = "Then everybody walked home through the rain.";
    StoryGenerated story =
        storyWith(
            "The train to the sea was very late again. Nobody there knew the reason for it at all."
                + " The people waited on the cold platform. A small boy played a song on his long"
                + " flute. An old man gave him half of his good bread. "
                + slow);
    speech.answers(
        (text, voice, usual) ->
            text.equals(slow) && speech.texts().stream().filter(slow::equals).count() == 1
                ? new Answer(null, "audio/wav", Wav.write(stretched(Wav.read(usual.body()))))
                : usual);

    AudioUploaded uploaded = narrate(story);

    assertThat(speech.texts()).filteredOn(slow::equals).hasSize(2);
    assertThat(repeats(uploaded)).isEqualTo(1);
  }

  /** Twice as long, which alone would be plausible. */
  private static Recording stretched(Recording recording) {
    short[] samples = new short[2 * recording.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = recording.at(i / 2);
    }
    return new Recording(samples, recording.sampleRate());
  }

  @Test
  void takesProvidersThatOnlyAnswerWithMp3() {
    speech.answers(
        (text, voice, usual) -> new Answer(null, "audio/mpeg", mp3(Wav.read(usual.body()))));
    StoryGenerated story = storyWith("It was late.\n\nShe ran.");

    AudioUploaded uploaded = narrate(story, "mp3", null);

    long expected = Math.round(1000 * (FakeSpeech.seconds("It was late.She ran.") + 2.7));
    assertThat(uploaded.durationMs()).isBetween(expected, expected + 200);
  }

  private byte[] mp3(Recording recording) {
    try {
      Path file = Files.createTempFile(workFolder, "answer", ".mp3");
      short[] samples =
          new Resampler(recording.sampleRate(), Mp3Codec.SAMPLE_RATE).resample(recording);
      float[] block = new float[samples.length];
      for (int i = 0; i < samples.length; i++) {
        block[i] = samples[i] / Decibels.FULL_SCALE;
      }
      try (Mp3Codec.Encoding encoding = Codecs.java().encode(file, TAGS)) {
        encoding.write(block, block.length);
        encoding.finish();
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void takesProvidersThatAnswerWithRawSamples() {
    speech.answers(
        (text, voice, usual) ->
            new Answer(
                null, "audio/pcm", Arrays.copyOfRange(usual.body(), 44, usual.body().length)));

    AudioUploaded uploaded = narrate(STORY, "pcm", null);

    assertThat(uploaded.durationMs()).isPositive();
    assertThat(speech.texts()).hasSize(1);
  }

  private static ReasonCode reasonOf(Throwable thrown) {
    return ((StageFailure) thrown).reason();
  }
}
