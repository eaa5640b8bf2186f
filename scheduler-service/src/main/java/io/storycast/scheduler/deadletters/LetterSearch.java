package io.storycast.scheduler.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the dead-letter store for people. */
public interface LetterSearch {

  /** One page of the letters that match, those that died last first. */
  Page find(LetterFilter filter, int page, int limit);

  /** The letters that match, by cause, the most frequent first. */
  List<Group> groups(LetterFilter filter);

  /** Everything about one letter. */
  Optional<Detail> detail(String id);

  /** How many letters are in each state and stage, and how old the oldest open one is. */
  Overview overview();

  /**
   * Some of the letters that match.
   *
   * @param total how many match on all pages
   */
  record Page(List<StoredLetter> letters, long total) {}

  /**
   * Letters that died of the same cause.
   *
   * @param message of one of them
   * @param sampleId the one of them that died last
   */
  record Group(
      String fingerprint,
      String stage,
      String reasonCode,
      String message,
      long count,
      Instant firstDiedAt,
      Instant lastDiedAt,
      Map<LetterState, Long> states,
      String sampleId) {}

  /** A letter, its content, and how it was replayed. */
  record Detail(StoredLetter letter, LetterRecord content, List<Sending> replays) {}

  /**
   * One replay of a letter.
   *
   * @param at when it was sent, or else when the replay was ordered
   * @param outcome succeeded, died-again or cancelled when that is known; else what became of the
   *     sending: pending, sending, sent, failed, skipped
   */
  record Sending(
      String replayId,
      Instant at,
      String by,
      String note,
      String outcome,
      @Nullable String reason) {}

  /**
   * @param counts by state, then by stage
   * @param oldestOpenSeconds 0 when none is open
   */
  record Overview(
      Map<LetterState, Map<String, Long>> counts, double oldestOpenSeconds, long runningReplays) {}
}
