package io.storycast.scheduler.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far the events were read. Ids are given out before a transaction ends, so an event may show
 * up after one with a larger id: the ids in between that were not seen yet are kept for a while,
 * much longer than any transaction of this service lasts.
 */
final class Frontier {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** More gaps than this come from a sequence that jumped, not from transactions. */
  private static final int MOST_GAPS = 10_000;

  private final Clock clock;
  private final TreeMap<Long, Instant> gaps = new TreeMap<>();
  private long last;

  Frontier(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins after {@code newLast}.
   *
   * @param recent the events before it, to find the gaps between them
   */
  synchronized void begin(long newLast, List<RecordedEvent> recent) {
    gaps.clear();
    last = newLast;
    Set<Long> seen = new TreeSet<>(recent.stream().map(RecordedEvent::id).toList());
    if (!recent.isEmpty()) {
      missing(recent.getFirst().id() + 1, newLast + 1);
      gaps.keySet().removeAll(seen);
    }
  }

  /** The largest id that was seen. */
  synchronized long last() {
    return last;
  }

  /** Smaller ids that may still show up. */
  synchronized List<Long> gaps() {
    Instant old = clock.instant().minus(PATIENCE);
    gaps.values().removeIf(since -> since.isBefore(old));
    return List.copyOf(gaps.keySet());
  }

  /** Whether the event is new, which is then known. */
  synchronized boolean passes(long id) {
    if (id > last) {
      missing(last + 1, id);
      last = id;
      return true;
    }
    return gaps.remove(id) != null;
  }

  /** Every event up to this position was seen: who goes on from here misses none. */
  synchronized long safe() {
    return gaps.isEmpty() ? last : gaps.firstKey() - 1;
  }

  private void missing(long from, long until) {
    Instant now = clock.instant();
    for (long id = Math.max(from, until - MOST_GAPS); id < until; id++) {
      gaps.put(id, now);
    }
  }
}
