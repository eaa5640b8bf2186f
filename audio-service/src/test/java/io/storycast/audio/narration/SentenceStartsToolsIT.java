package io.storycast.audio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.storycast.audio.mp3.Codecs;
import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.text.spoken.Reading;
import io.storycast.contracts.AudioUploaded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the files beside an MP3 say, against what ffmpeg hears in it; skipped without ffmpeg. */
class SentenceStartsToolsIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern SILENCE_END = Pattern.compile("silence_end: ([0-9.]+)");
  private static final Pauses PAUSES =
      new Pauses(
          Duration.ofMillis(750),
          Duration.ofMillis(80),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          Duration.ofMillis(700),
          Duration.ofMillis(1000),
          Duration.ofMillis(1500));

  @TempDir private Path folder;
  private final FakeAudioStore store = new FakeAudioStore();
  private Path mp3;
  private AudioUploaded uploaded;

  @BeforeEach
  void narrateSeventySentences() throws IOException {
    assumeThat(isThere("ffmpeg") && isThere("ffprobe")).as("ffmpeg is installed").isTrue();
    Narrator narrator =
        new Narrator(
            new Narrator.Ports(
                new FakeSpeech(),
                new FakeChunkCache(),
                new FakeCallLedger(),
                Codecs.java(),
                store,
                null),
            new Voice("speech.example", "some-tts", "alex", "wav", 24_000, null, Map.of()),
            new NarrationSettings(
                100_000,
                300,
                2,
                PAUSES,
                -19,
                -2,
                folder,
                Reading.asWritten(),
                QualityLimits.USUAL,
                new Repeats(2, Duration.ZERO),
                null),
            Clock.systemUTC());
    String body =
        IntStream.range(0, 70)
            .mapToObj(i -> "This is sentence %d%s".formatted(i, i % 5 == 4 ? ".\n\n" : ". "))
            .collect(Collectors.joining());
    uploaded = narrator.narrate(Stories.storyWith(body), Attempts.first()).orElseThrow();
    mp3 = Files.write(folder.resolve("narration.mp3"), store.object(uploaded.objectKey()));
  }

  @Test
  void sentencesStartWhereFfmpegHearsThem() throws Exception {
    String heard =
        run(
            "ffmpeg -hide_banner -nostdin -i %s -af silencedetect=noise=-45dB:d=0.05 -f null -",
            mp3);
    List<Long> silenceEnds =
        SILENCE_END
            .matcher(heard)
            .results()
            .map(end -> Math.round(Double.parseDouble(end.group(1)) * 1000))
            .toList();

    JsonNode sentences = companion(".timings.json").get("sentences");

    assertThat(sentences).hasSize(70);
    for (JsonNode sentence : sentences) {
      assertThat(silenceEnds)
          .as("the end of a silence at the start of %s", sentence.get("text"))
          .anySatisfy(
              end -> assertThat(end).isCloseTo(sentence.get("startMs").asLong(), within(20L)));
    }
  }

  @Test
  void chaptersInTheMp3AreThoseOfTheFile() throws Exception {
    JsonNode inside =
        JSON.readTree(run("ffprobe -v error -of json -show_chapters %s", mp3)).get("chapters");
    JsonNode beside = companion(".chapters.json").get("chapters");

    assertThat(beside).hasSizeGreaterThan(1).hasSameSizeAs(inside);
    for (int i = 0; i < beside.size(); i++) {
      assertThat(inside.get(i).get("start_time").asDouble())
          .isEqualTo(beside.get(i).get("startTime").asDouble());
      assertThat(inside.get(i).get("tags").get("title")).isEqualTo(beside.get(i).get("title"));
    }
  }

  private JsonNode companion(String ending) {
    return JSON.readTree(store.object(uploaded.objectKey().replace(".mp3", ending)));
  }

  private static boolean isThere(String tool) {
    try {
      return new ProcessBuilder(tool, "-version").redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the command prints. */
  private static String run(String command, Path file) throws IOException {
    Process process =
        new ProcessBuilder(command.formatted(file).split(" ")).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
