package io.storycast.audio.narration;

import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Wav;
import io.storycast.audio.text.Chunk;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Has all chunks of a story spoken, a few at a time, and lays them down as files. */
final class Recitation {

  private final Synthesis synthesis;
  private final int parallelCalls;

  Recitation(Synthesis synthesis, int parallelCalls) {
    this.synthesis = synthesis;
    this.parallelCalls = parallelCalls;
  }

  /** A spoken chunk, as WAV. */
  record Take(Chunk chunk, Path wav) {}

  /**
   * All takes in reading order. The first failure ends it: calls under way are finished and kept,
   * because they are paid; no further one begins.
   */
  List<Take> recite(
      List<Chunk> chunks, Voice voice, StoryGenerated story, Attempt attempt, Path folder) {
    Map<String, Path> files = filesByText(chunks, folder);
    Failing failing = new Failing(attempt);
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            parallelCalls, Thread.ofVirtual().name("speech-", 0).factory())) {
      files.forEach(
          (text, file) ->
              pool.execute(() -> failing.run(() -> record(text, voice, story, failing, file))));
    }
    failing.rethrow();
    return chunks.stream()
        .map(chunk -> new Take(chunk, Objects.requireNonNull(files.get(chunk.text()))))
        .toList();
  }

  /** A text that occurs twice is spoken once. */
  private static Map<String, Path> filesByText(List<Chunk> chunks, Path folder) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (Chunk chunk : chunks) {
      files.computeIfAbsent(chunk.text(), _ -> folder.resolve(files.size() + ".wav"));
    }
    return files;
  }

  private void record(String text, Voice voice, StoryGenerated story, Attempt attempt, Path file) {
    Recording recording = synthesis.recordingOf(text, voice, story, attempt);
    try {
      Files.write(file, Wav.write(recording));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The attempt as the calls see it: cancelled as soon as one of them failed. */
  private static final class Failing implements Attempt {

    private final Attempt attempt;
    private final AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();

    Failing(Attempt attempt) {
      this.attempt = attempt;
    }

    void run(Runnable call) {
      try {
        Cancellation.check(this);
        call.run();
      } catch (RuntimeException e) {
        first.compareAndSet(null, e);
      }
    }

    void rethrow() {
      RuntimeException failure = first.get();
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public int number() {
      return attempt.number();
    }

    @Override
    public boolean cancelled() {
      return first.get() != null || attempt.cancelled();
    }
  }
}
