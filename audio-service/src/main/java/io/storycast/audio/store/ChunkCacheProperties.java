package io.storycast.audio.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cache of spoken chunks.
 *
 * @param retention how long an answer is kept after it was bought; zero keeps all for ever
 */
@ConfigurationProperties("storycast.chunk-cache")
record ChunkCacheProperties(@DefaultValue("90d") Duration retention) {

  /** A story that is being narrated must find what it has just bought. */
  private static final Duration LEAST = Duration.ofDays(1);

  ChunkCacheProperties {
    if (retention.isNegative() || (retention.isPositive() && retention.compareTo(LEAST) < 0)) {
      throw new IllegalArgumentException(
          "NARRATION_CACHE_RETENTION is at least a day (1d), or 0 to keep all.");
    }
  }
}
