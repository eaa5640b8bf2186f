package io.storycast.cli.api;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the trigger.
 *
 * @param claimed what was claimed, or would be
 * @param refused what failed at the claim, or would
 * @param shortfall why fewer were claimed than asked for
 * @param estimate with a dry run, what the claimed ones would use
 */
public record Generation(
    List<Claim> claimed,
    List<Refused> refused,
    @Nullable Shortfall shortfall,
    @Nullable Estimate estimate) {

  /**
   * One scenario that was claimed, or would be.
   *
   * @param jobId null while the scenario has no job yet
   */
  public record Claim(@Nullable String jobId, String slug, int attempt) {}

  /** One scenario that cannot be claimed. */
  public record Refused(String slug, String reasonCode, String message) {}

  /** Why fewer were claimed than asked for: a code for programs, a sentence for people. */
  public record Shortfall(String code, String message) {}

  /**
   * A guess at what the stories will use.
   *
   * @param cost null while the prices are not configured
   */
  public record Estimate(
      long promptTokens,
      long completionTokens,
      long narrationCharacters,
      @Nullable BigDecimal cost,
      String currency) {}
}
