package io.storycast.scheduler.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which letters; null or empty matches everything.
 *
 * @param states any of them
 * @param ids only these letters
 * @param from died at this time or later
 * @param to died before this time
 * @param text in the message, the slug, or the beginning of key or value; upper and lower case
 *     alike
 */
public record LetterFilter(
    Set<LetterState> states,
    @Nullable String stage,
    @Nullable String reasonCode,
    @Nullable String fingerprint,
    @Nullable String scenarioId,
    @Nullable String slug,
    @Nullable String topic,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text,
    List<String> ids) {

  public LetterFilter {
    states = Set.copyOf(states);
    ids = List.copyOf(ids);
  }

  /** Letters in these states. */
  public static LetterFilter inStates(LetterState... states) {
    return new LetterFilter(
        Set.of(states), null, null, null, null, null, null, null, null, null, List.of());
  }

  /** These letters, in whatever state. */
  public static LetterFilter ofIds(List<String> ids) {
    return new LetterFilter(Set.of(), null, null, null, null, null, null, null, null, null, ids);
  }
}
