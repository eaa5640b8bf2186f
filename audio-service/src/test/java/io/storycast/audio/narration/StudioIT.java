package io.storycast.audio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.storycast.audio.mp3.Codecs;
import io.storycast.audio.narration.Recitation.Take;
import io.storycast.audio.narration.Timeline.Placed;
import io.storycast.audio.quality.Pace;
import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Tones;
import io.storycast.audio.sound.Wav;
import io.storycast.audio.text.Chunk;
import io.storycast.audio.text.Chunks;
import io.storycast.audio.text.NarrationText;
import io.storycast.audio.text.spoken.Reading;
import io.storycast.audio.timing.Credits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioIT {

  private static final int RATE = Timeline.SAMPLE_RATE;

  /** What LAME puts in front and JLayer adds; players leave both out. */
  private static final int ADDED_IN_FRONT = 576 + 529;

  @TempDir private Path folder;

  private final Studio studio =
      new Studio(
          Codecs.java(),
          new Pauses(
              Duration.ofMillis(500),
              Duration.ofMillis(100),
              Duration.ofMillis(300),
              Duration.ofMillis(400),
              Duration.ofMillis(700),
              Duration.ofSeconds(1),
              Duration.ofMillis(1500)),
          new Mastering(-19, -2),
          QualityLimits.USUAL);

  private List<Take> takes(String markdown) throws IOException {
    List<Take> takes = new ArrayList<>();
    for (Chunk chunk :
        Chunks.of(NarrationText.of(markdown, "en", Reading.asWritten()).blocks(), 300)) {
      Path wav = folder.resolve(takes.size() + ".wav");
      double seconds = 0.05 * chunk.text().length();
      takes.add(
          new Take(
              chunk,
              List.of(Files.write(wav, Wav.write(Tones.recording(220, -12, 24_000, seconds)))),
              new Pace(chunk.text().length(), seconds),
              0,
              null));
    }
    return takes;
  }

  @Test
  void tellsWhereEachSentenceIsInTheFile() throws IOException {
    List<Take> takes = takes("It was late. She ran.\n\nThe train had gone.");
    Mp3Codec.Tags tags =
        new Mp3Codec.Tags(
            new Credits("A title", "en", "some-tts", null, "scenario-1/1"), List.of());

    FinishedNarration finished = studio.produce(takes, _ -> tags, folder, Attempts.first());

    Timeline timeline = finished.timeline();
    assertThat(timeline.placed())
        .extracting(placed -> placed.chunk().sentence().written())
        .containsExactly("It was late.", "She ran.", "The train had gone.");
    Recording heard = Codecs.java().decode(Files.readAllBytes(finished.mp3().file()));
    for (Placed placed : timeline.placed()) {
      long begin = placed.firstSample() + ADDED_IN_FRONT;
      assertThat(firstLoudAfter(heard, begin - RATE / 10))
          .isCloseTo(begin, within((long) (0.005 * RATE)));
    }
  }

  private static long firstLoudAfter(Recording heard, long from) {
    for (int i = (int) from; i < heard.length(); i++) {
      if (Math.abs(heard.at(i)) > 300) {
        return i;
      }
    }
    return heard.length();
  }
}
