package io.storycast.audio.narration;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.quality.TakeChecks;
import io.storycast.audio.quality.TakeChecks.Judgement;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.text.Chunk;
import io.storycast.audio.text.Chunks;
import io.storycast.audio.text.NarrationText;
import io.storycast.audio.text.spoken.Lexicon;
import io.storycast.audio.text.spoken.Reading;
import io.storycast.testing.audio.Pcm;
import io.storycast.testing.simulator.speech.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checks refuse nothing that is right: every sentence of the samples, read by the simulator.
 */
class SamplesIT {

  private static final Path SAMPLES = Path.of("..", "samples", "scenarios.csv");
  private static final Pattern LAST_CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"$");
  private static final Speaker SPEAKER = new Speaker();

  private final TakeChecks checks = TakeChecks.of(QualityLimits.USUAL, 1);

  static Stream<String> seeds() throws IOException {
    return Files.readAllLines(SAMPLES).stream()
        .flatMap(line -> LAST_CELL.matcher(line).results())
        .map(cell -> cell.group(1).replace("\"\"", "\""));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void passEveryCheck(String seed) {
    NarrationText text = NarrationText.of(seed, "en", new Reading(true, Lexicon.empty()));
    List<String> sentences = Chunks.of(text.blocks(), 300).stream().map(Chunk::text).toList();

    List<Judgement> judgements = sentences.stream().map(this::judge).toList();

    assertThat(judgements).allSatisfy(judged -> assertThat(judged.report().failures()).isEmpty());
    Paces.of(judgements.stream().map(Judgement::pace).toList())
        .ifPresent(
            paces ->
                assertThat(judgements)
                    .allMatch(judged -> checks.near(paces.median()).allows(judged.pace())));
  }

  private Judgement judge(String sentence) {
    Pcm sound = SPEAKER.speak(sentence, 1, 24_000);
    return checks.judge(sentence, new Recording(sound.samples(), sound.rate()));
  }
}
