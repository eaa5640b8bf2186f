package io.storycast.audio.narration;

import io.storycast.audio.narration.Rehearsal.Performance;
import io.storycast.audio.narration.Synthesis.Order;
import io.storycast.audio.quality.Pace;
import io.storycast.audio.quality.TakeChecks;
import io.storycast.audio.quality.WordErrors;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Wav;
import io.storycast.audio.text.Chunk;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has all chunks of a story spoken, a few at a time, and lays them down as files; then has those
 * spoken again whose pace is unlike the others'.
 */
final class Recitation {

  private final Rehearsal rehearsal;
  private final int parallelCalls;

  Recitation(Rehearsal rehearsal, int parallelCalls) {
    this.rehearsal = rehearsal;
    this.parallelCalls = parallelCalls;
  }

  /** For which story, in which voice, and where the files go. */
  record Commission(
      StoryGenerated story, Voice voice, TakeChecks checks, Attempt attempt, Path folder) {}

  /**
   * A spoken chunk.
   *
   * @param wavs its parts in order; mostly one
   * @param refused answers before it passed
   * @param errors in its transcription; null when nobody listened
   */
  record Take(Chunk chunk, List<Path> wavs, Pace pace, int refused, @Nullable WordErrors errors) {}

  /**
   * All takes in reading order. The first failure ends it: calls under way are finished and kept,
   * because they are paid; no further one begins.
   */
  List<Take> recite(List<Chunk> chunks, Commission commission) {
    // A text that occurs twice is spoken once.
    Set<String> texts =
        chunks.stream().map(Chunk::text).collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, Laid> laid = new ConcurrentHashMap<>();
    record(texts, commission, commission.checks(), laid);
    recordUnlike(laid, commission);
    return chunks.stream()
        .map(chunk -> Objects.requireNonNull(laid.get(chunk.text())).as(chunk))
        .toList();
  }

  private void recordUnlike(Map<String, Laid> laid, Commission commission) {
    Paces.of(laid.values().stream().map(Laid::pace).toList())
        .ifPresent(
            paces -> {
              TakeChecks near = commission.checks().near(paces.median());
              Map<String, Laid> unlike = new HashMap<>(laid);
              unlike.values().removeIf(spoken -> near.allows(spoken.pace()));
              record(unlike.keySet(), commission, near, laid);
            });
  }

  private void record(
      Collection<String> texts, Commission commission, TakeChecks checks, Map<String, Laid> laid) {
    Failing failing = new Failing(commission.attempt());
    Order order = new Order(commission.story(), checks, failing);
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            parallelCalls, Thread.ofVirtual().name("speech-", 0).factory())) {
      String pass = laid.isEmpty() ? "first" : "second";
      int number = 0;
      for (String text : texts) {
        String name = pass + "-" + number++;
        pool.execute(
            () ->
                failing.run(
                    () -> {
                      Performance performance = rehearsal.perform(text, commission.voice(), order);
                      laid.put(text, Laid.of(performance, commission.folder(), name));
                    }));
      }
    }
    failing.rethrow();
  }

  /** What is left of a performance: files instead of sound. */
  private record Laid(List<Path> wavs, Pace pace, int refused, @Nullable WordErrors errors) {

    static Laid of(Performance performance, Path folder, String name) {
      List<Path> wavs = new ArrayList<>();
      for (Recording part : performance.parts()) {
        wavs.add(write(part, folder.resolve(name + "-" + wavs.size() + ".wav")));
      }
      return new Laid(
          List.copyOf(wavs), performance.pace(), performance.refused(), performance.errors());
    }

    private static Path write(Recording recording, Path file) {
      try {
        return Files.write(file, Wav.write(recording));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Take as(Chunk chunk) {
      return new Take(chunk, wavs, pace, refused, errors);
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
