package io.storycast.audio.narration;

import io.storycast.audio.narration.Recitation.Take;
import io.storycast.audio.quality.Pace;
import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.quality.QualityReport;
import io.storycast.audio.sound.Fades;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Resampler;
import io.storycast.audio.sound.Voiced;
import io.storycast.audio.sound.Wav;
import io.storycast.stage.Attempt;
import io.storycast.stage.StageFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Makes one MP3 of the takes, and proves it by decoding.
 *
 * <p>It works on threads of the platform, one a processor: this takes seconds of pure computing,
 * for which a virtual thread would hold its carrier and starve the others.
 */
final class Studio {

  /** Some voices begin and end with a click. */
  private static final Duration FADE = Duration.ofMillis(8);

  /** So often a file that is too loud, too quiet or too peaky is made anew. */
  private static final int CORRECTIONS = 2;

  private final Mp3Codec codec;
  private final Pauses pauses;
  private final Mastering usual;
  private final Gate gate;
  private final ExecutorService desks =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("studio-", 0).factory());

  Studio(Mp3Codec codec, Pauses pauses, Mastering usual, QualityLimits limits) {
    this.codec = codec;
    this.pauses = pauses;
    this.usual = usual;
    this.gate = new Gate(codec, limits, pauses, usual.targetLufs());
  }

  /**
   * @param tags what the file says about itself, once it is known where everything is
   * @throws StageFailure when the file does not pass the gate
   */
  FinishedNarration produce(
      List<Take> takes, Function<Timeline, Mp3Codec.Tags> tags, Path folder, Attempt attempt) {
    try {
      return CompletableFuture.supplyAsync(() -> make(takes, tags, folder, attempt), desks).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private FinishedNarration make(
      List<Take> takes, Function<Timeline, Mp3Codec.Tags> tags, Path folder, Attempt attempt) {
    try {
      Track track = assemble(takes, folder.resolve("track.raw"), attempt);
      Path mp3 = folder.resolve("narration.mp3");
      List<Pace> paces = takes.stream().map(Take::pace).toList();
      Mastering mastering = usual;
      for (int correction = 0; ; correction++) {
        encode(track, tags, mastering, mp3, attempt);
        QualityReport report = gate.examine(mp3, track.timeline(), paces);
        if (report.passes()) {
          Files.delete(track.file());
          return finished(mp3, track.timeline(), report);
        }
        Optional<Mastering> better = mastering.corrected(report);
        if (better.isEmpty() || correction == CORRECTIONS) {
          throw Gate.refusal(report);
        }
        mastering = better.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the work folder failed", e);
    }
  }

  private void encode(
      Track track,
      Function<Timeline, Mp3Codec.Tags> tags,
      Mastering mastering,
      Path mp3,
      Attempt attempt)
      throws IOException {
    try (Mp3Codec.Encoding encoding = codec.encode(mp3, tags.apply(track.timeline()))) {
      mastering.master(track, encoding, attempt);
      encoding.finish();
    }
  }

  private static FinishedNarration finished(Path mp3, Timeline timeline, QualityReport report)
      throws IOException {
    long durationMs = Math.round(timeline.samples() * 1000.0 / Timeline.SAMPLE_RATE);
    return new FinishedNarration(
        new FinishedMp3(mp3, Files.size(mp3), Sha256.of(mp3), durationMs), timeline, report);
  }

  private Track assemble(List<Take> takes, Path file, Attempt attempt) throws IOException {
    Map<Integer, Resampler> resamplers = new HashMap<>();
    try (Track track = Track.create(file)) {
      for (Take take : takes) {
        Cancellation.check(attempt);
        track.appendSilence(pauses.before(take.chunk().joint()));
        track.begin(take.chunk());
        for (Path part : take.wavs()) {
          if (!part.equals(take.wavs().getFirst())) {
            track.appendSilence(pauses.clause());
          }
          track.append(voice(part, resamplers));
        }
        track.end();
      }
      track.appendSilence(pauses.tail());
      return track;
    }
  }

  private static short[] voice(Path wav, Map<Integer, Resampler> resamplers) throws IOException {
    Recording voice = Voiced.trim(Wav.read(Files.readAllBytes(wav)));
    short[] samples =
        resamplers
            .computeIfAbsent(voice.sampleRate(), rate -> new Resampler(rate, Track.SAMPLE_RATE))
            .resample(voice);
    Fades.apply(samples, Track.SAMPLE_RATE, FADE);
    return samples;
  }
}
