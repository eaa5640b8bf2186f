package io.storycast.cli.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters by cause, the most frequent cause first.
 *
 * @param total how many letters they are together
 */
public record DeadLetterGroups(List<Group> groups, long total) {

  /**
   * Letters that died of the same cause.
   *
   * @param message of one of them
   * @param states how many are in each state
   */
  public record Group(
      String fingerprint,
      @Nullable String stage,
      @Nullable String reasonCode,
      @Nullable String meaning,
      @Nullable String remedy,
      @Nullable String message,
      long count,
      Instant firstDiedAt,
      Instant lastDiedAt,
      Map<String, Long> states,
      String sampleId) {}
}
