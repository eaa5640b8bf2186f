package io.storycast.audio.narration;

import io.storycast.audio.narration.Recitation.Take;
import io.storycast.audio.sound.Fades;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Resampler;
import io.storycast.audio.sound.UnreadableSoundException;
import io.storycast.audio.sound.Voiced;
import io.storycast.audio.sound.Wav;
import io.storycast.contracts.ReasonCode;
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

  private static final double DURATION_TOLERANCE = 0.02;

  private final Mp3Codec codec;
  private final Pauses pauses;
  private final Mastering mastering;
  private final ExecutorService desks =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("studio-", 0).factory());

  Studio(Mp3Codec codec, Pauses pauses, Mastering mastering) {
    this.codec = codec;
    this.pauses = pauses;
    this.mastering = mastering;
  }

  /**
   * @param tags what the file says about itself, once it is known where everything is
   * @throws StageFailure when the file does not decode to what was put in
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
      return made(takes, tags, folder, attempt);
    } catch (IOException e) {
      throw new UncheckedIOException("the work folder failed", e);
    }
  }

  private FinishedNarration made(
      List<Take> takes, Function<Timeline, Mp3Codec.Tags> tags, Path folder, Attempt attempt)
      throws IOException {
    Track track = assemble(takes, folder.resolve("track.raw"), attempt);
    Path mp3 = folder.resolve("narration.mp3");
    try (Mp3Codec.Encoding encoding = codec.encode(mp3, tags.apply(track.timeline()))) {
      mastering.master(track, encoding, attempt);
      encoding.finish();
    }
    Files.delete(track.file());
    long durationMs = proven(mp3, track).durationMs();
    return new FinishedNarration(
        new FinishedMp3(mp3, Files.size(mp3), Sha256.of(mp3), durationMs), track.timeline());
  }

  private Track assemble(List<Take> takes, Path file, Attempt attempt) throws IOException {
    Map<Integer, Resampler> resamplers = new HashMap<>();
    try (Track track = Track.create(file)) {
      for (Take take : takes) {
        Cancellation.check(attempt);
        Recording voice = Voiced.trim(Wav.read(Files.readAllBytes(take.wav())));
        short[] samples =
            resamplers
                .computeIfAbsent(voice.sampleRate(), rate -> new Resampler(rate, Track.SAMPLE_RATE))
                .resample(voice);
        Fades.apply(samples, Track.SAMPLE_RATE, FADE);
        track.appendSilence(pauses.before(take.chunk().joint()));
        track.append(take.chunk(), samples);
      }
      track.appendSilence(pauses.tail());
      return track;
    }
  }

  private Mp3Codec.Decoded proven(Path mp3, Track track) throws IOException {
    Mp3Codec.Decoded decoded;
    try {
      decoded = codec.inspect(mp3);
    } catch (UnreadableSoundException e) {
      throw broken("it does not decode: " + e.getMessage()).causedBy(e);
    }
    if (decoded.sampleRate() != Track.SAMPLE_RATE || decoded.channels() != 1) {
      throw broken(
          "it has %d Hz and %d channels".formatted(decoded.sampleRate(), decoded.channels()));
    }
    if (decoded.frames() != decoded.framesInHeader()) {
      throw broken(
          "%d frames decode, its header promises %d"
              .formatted(decoded.frames(), decoded.framesInHeader()));
    }
    if (Math.abs(decoded.samples() - track.timeline().samples())
        > track.timeline().samples() * DURATION_TOLERANCE) {
      throw broken(
          "%d samples went in, %d come out"
              .formatted(track.timeline().samples(), decoded.samples()));
    }
    return decoded;
  }

  private static StageFailure broken(String why) {
    return StageFailure.of(ReasonCode.AUDIO_BROKEN, "The finished MP3 is not right: " + why + ".");
  }
}
