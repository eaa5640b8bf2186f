package io.storycast.stage.provider;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * How long a call may take and how large its answer may be.
 *
 * @param connectTimeout until the connection stands
 * @param readTimeout from sending the request until the last byte of the answer, so a server that
 *     drips bytes cannot hold a call for ever
 * @param maxAnswer an answer with more bytes is refused while it arrives
 */
public record ProviderLimits(Duration connectTimeout, Duration readTimeout, DataSize maxAnswer) {

  public ProviderLimits {
    requirePositive("The connect time-out", connectTimeout.isPositive());
    requirePositive("The read time-out", readTimeout.isPositive());
    requirePositive("The maximum answer size", maxAnswer.toBytes() > 0);
    if (maxAnswer.toBytes() > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException("The maximum answer size must stay under 1 GB.");
    }
  }

  private static void requirePositive(String what, boolean positive) {
    if (!positive) {
      throw new IllegalArgumentException(what + " must be longer than zero.");
    }
  }
}
