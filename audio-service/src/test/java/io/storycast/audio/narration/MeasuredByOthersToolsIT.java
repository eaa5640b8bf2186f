package io.storycast.audio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.storycast.audio.mp3.Codecs;
import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Wav;
import io.storycast.audio.text.spoken.Lexicon;
import io.storycast.audio.text.spoken.Reading;
import io.storycast.contracts.AudioUploaded;
import io.storycast.testing.audio.Pcm;
import io.storycast.testing.simulator.speech.Speaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ffmpeg and mp3val, which know nothing of this program, agree with what it says of its files. */
class MeasuredByOthersToolsIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Speaker SPEAKER = new Speaker();

  static final List<String> STORIES =
      List.of(
          "It was late.",
          """
          # The wrong platform

          Nadia has ten minutes to catch her train to the coast. She asks a man in a green coat for
          help, and he sends her to platform six.

          "Is this the train to the sea?" she asks. Nobody answers.
          """,
          "今天天气很冷。小明没有赶上火车，在车站等了一个小时。");

  @TempDir private Path folder;

  private final FakeAudioStore store = new FakeAudioStore();

  private AudioUploaded narrate(String body) {
    Speech speech =
        (text, voice, story) -> {
          Pcm sound = SPEAKER.speak(text, 1, 24_000);
          byte[] wav = Wav.write(new Recording(sound.samples(), sound.rate()));
          return new Speech.Answer(null, "audio/wav", wav);
        };
    Pauses pauses =
        new Pauses(
            Duration.ofMillis(750),
            Duration.ofMillis(80),
            Duration.ofMillis(300),
            Duration.ofMillis(500),
            Duration.ofMillis(700),
            Duration.ofMillis(1000),
            Duration.ofMillis(1500));
    return new Narrator(
            new Narrator.Ports(
                speech, new FakeChunkCache(), new FakeCallLedger(), Codecs.java(), store, null),
            new Voice("speech.example", "some-tts", "alex", "wav", 24_000, null, Map.of()),
            new NarrationSettings(
                100_000,
                300,
                2,
                pauses,
                -19,
                -2,
                folder,
                new Reading(true, Lexicon.empty()),
                QualityLimits.USUAL,
                new Repeats(0, Duration.ZERO),
                null),
            Clock.systemUTC())
        .narrate(Stories.storyWith(body), Attempts.first())
        .orElseThrow();
  }

  @ParameterizedTest
  @FieldSource("STORIES")
  void agreeOnLoudnessPeakLengthAndSilence(String body) throws IOException {
    assumeThat(isThere("ffmpeg")).as("ffmpeg is installed").isTrue();
    AudioUploaded uploaded = narrate(body);
    Path mp3 = Files.write(folder.resolve("narration.mp3"), store.object(uploaded.objectKey()));
    JsonNode checks =
        JSON.readTree(store.object(uploaded.objectKey().replace(".mp3", ".quality.json")))
            .get("checks");

    String loudness =
        run("ffmpeg -hide_banner -nostdin -i %s -af ebur128=peak=true -f null -", mp3);
    assertThat(last(loudness, "I: +(-?[0-9.]+) LUFS"))
        .isCloseTo(value(checks, "loudness"), within(0.5));
    assertThat(last(loudness, "Peak: +(-?[0-9.]+) dBFS"))
        .isCloseTo(value(checks, "true-peak"), within(0.3));

    Path raw = folder.resolve("decoded.raw");
    run("ffmpeg -v error -nostdin -y -i %s -f s16le -ac 1 " + raw, mp3);
    assertThat(Files.size(raw) / 2 * 1000.0 / Timeline.SAMPLE_RATE)
        .isCloseTo((double) uploaded.durationMs(), within(20.0));

    String silence =
        run(
            "ffmpeg -hide_banner -nostdin -i %s -af silencedetect=noise=-50dB:d=0.05 -f null -",
            mp3);
    List<Double> lengths = all(silence, "silence_duration: ([0-9.]+)");
    assertThat(lengths.getFirst()).isCloseTo(value(checks, "head-silence"), within(0.02));
    assertThat(lengths.getLast()).isCloseTo(value(checks, "tail-silence"), within(0.03));
  }

  @ParameterizedTest
  @FieldSource("STORIES")
  void findNothingWrongWithTheFile(String body) throws IOException {
    assumeThat(isThere("ffmpeg") && isThere("mp3val")).as("both are installed").isTrue();
    AudioUploaded uploaded = narrate(body);
    Path mp3 = Files.write(folder.resolve("narration.mp3"), store.object(uploaded.objectKey()));

    assertThat(run("mp3val %s", mp3)).doesNotContain("WARNING").doesNotContain("ERROR");
    assertThat(run("ffmpeg -v error -nostdin -i %s -f null -", mp3)).isEmpty();
  }

  private static double value(JsonNode checks, String name) {
    for (JsonNode check : checks) {
      if (check.get("check").asString().equals(name)) {
        return check.get("value").asDouble();
      }
    }
    throw new AssertionError("no check " + name);
  }

  private static double last(String text, String pattern) {
    return all(text, pattern).getLast();
  }

  private static List<Double> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> Double.parseDouble(found.group(1)))
        .toList();
  }

  private static boolean isThere(String tool) {
    try {
      new ProcessBuilder(tool).redirectErrorStream(true).start().destroy();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What the command prints. */
  private static String run(String command, Path file) throws IOException {
    Process process =
        new ProcessBuilder(command.formatted(file).split(" ")).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
