package io.storycast.audio.narration;

import io.storycast.audio.narration.Synthesis.Order;
import io.storycast.audio.narration.Synthesis.Spoken;
import io.storycast.audio.quality.Pace;
import io.storycast.audio.quality.WordErrors;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.text.Chunks;
import io.storycast.contracts.FailureClass;
import io.storycast.stage.StageFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has a text spoken until it passes its checks: again, then in smaller parts, then by the fallback
 * voice, each a bounded number of times.
 *
 * <p>Every answer is kept under its own key. So whoever begins anew, after a crash or for another
 * story, walks the same way past the same refused answers and pays for none of them twice. Only
 * when the text is given up are they forgotten: a replay asks anew.
 */
final class Rehearsal {

  private final Synthesis synthesis;
  private final ChunkCache cache;
  private final Repeats repeats;
  private final @Nullable String fallbackVoice;

  /**
   * @param repeats how a refused text is spoken again as it is
   * @param fallbackVoice null for none
   */
  Rehearsal(
      Synthesis synthesis, ChunkCache cache, Repeats repeats, @Nullable String fallbackVoice) {
    this.synthesis = synthesis;
    this.cache = cache;
    this.repeats = repeats;
    this.fallbackVoice = fallbackVoice;
  }

  /**
   * A text that passed.
   *
   * @param parts in order; mostly one
   * @param refused how many answers were refused before
   * @param errors in its transcription; null when nobody listened
   */
  record Performance(List<Recording> parts, Pace pace, int refused, @Nullable WordErrors errors) {

    Performance {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @throws StageFailure of class content when every way was tried; else when the provider or the
   *     cache fails
   */
  Performance perform(String text, Voice voice, Order order) {
    Course course = new Course();
    Wish wish = Wish.first(text, voice);
    for (int repeat = 0; repeat <= repeats.most(); repeat++) {
      Optional<Performance> whole = course.attempt(wish, order);
      if (whole.isPresent()) {
        return whole.get();
      }
      wish = wish.again();
    }
    return course
        .inParts(wish, order)
        .or(() -> byFallbackVoice(course, text, voice, order))
        .orElseThrow(course::givenUp);
  }

  private Optional<Performance> byFallbackVoice(
      Course course, String text, Voice voice, Order order) {
    return fallbackVoice == null || fallbackVoice.equals(voice.name())
        ? Optional.empty()
        : course.attempt(Wish.first(text, voice).by(voice.named(fallbackVoice)), order);
  }

  /** What was tried for one text so far. */
  private final class Course {

    private final List<ChunkKey> tried = new ArrayList<>();
    private @Nullable StageFailure last;
    private int refused;

    Optional<Performance> attempt(Wish wish, Order order) {
      return passing(
          () -> {
            Spoken spoken = speak(wish, order);
            return new Performance(
                List.of(spoken.recording()), spoken.pace(), refused, spoken.errors());
          });
    }

    Optional<Performance> inParts(Wish whole, Order order) {
      List<String> parts = Chunks.halves(whole.text());
      return parts.size() < 2
          ? Optional.empty()
          : passing(
              () -> {
                List<Spoken> spoken =
                    parts.stream().map(part -> speak(whole.smaller(part), order)).toList();
                return new Performance(
                    spoken.stream().map(Spoken::recording).toList(),
                    spoken.stream().map(Spoken::pace).reduce(Pace::plus).orElseThrow(),
                    refused,
                    sum(spoken));
              });
    }

    private static @Nullable WordErrors sum(List<Spoken> spoken) {
      return spoken.stream()
          .map(Spoken::errors)
          .filter(Objects::nonNull)
          .reduce(WordErrors::plus)
          .orElse(null);
    }

    private Spoken speak(Wish wish, Order order) {
      tried.add(wish.key());
      return synthesis.speak(wish, order);
    }

    private Optional<Performance> passing(Supplier<Performance> performance) {
      if (refused > 0) {
        repeats.awaitAfter(refused);
      }
      try {
        return Optional.of(performance.get());
      } catch (StageFailure failure) {
        if (failure.failureClass() != FailureClass.CONTENT) {
          throw failure;
        }
        last = failure;
        refused++;
        return Optional.empty();
      }
    }

    StageFailure givenUp() {
      tried.forEach(cache::forget);
      StageFailure cause = Objects.requireNonNull(last);
      return StageFailure.of(
              cause.reason(),
              "A chunk was refused %d times, at last: %s".formatted(refused, cause.message()))
          .causedBy(cause);
    }
  }
}
