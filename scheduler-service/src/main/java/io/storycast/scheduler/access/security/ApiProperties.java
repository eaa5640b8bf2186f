package io.storycast.scheduler.access.security;

import io.storycast.stage.web.Secret;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What requests must bring, and how much they may.
 *
 * @param cronSecret for {@code /api/cron}
 * @param token a key of the settings that may do everything else
 * @param signatureWindow how far the time of a signed request may be from now
 * @param requestsPerMinute of a key that has no limit of its own, over all instances
 * @param maxBody the largest body of a request
 */
@ConfigurationProperties("storycast.api")
record ApiProperties(
    Secret cronSecret,
    Secret token,
    Duration signatureWindow,
    int requestsPerMinute,
    DataSize maxBody) {

  ApiProperties {
    if (requestsPerMinute < 1 || signatureWindow.toSeconds() < 1 || maxBody.toBytes() < 1) {
      throw new IllegalArgumentException(
          "API_REQUESTS_PER_MINUTE, API_SIGNATURE_WINDOW and API_MAX_BODY must be positive");
    }
  }
}
