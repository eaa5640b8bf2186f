package io.storycast.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the deliveries.
 *
 * @param timeout of one attempt as a whole
 * @param concurrency deliveries that one process makes at once
 * @param endpointConcurrency of those, how many to one endpoint
 * @param pollInterval how often to look for what is due again
 * @param retryDelays between the attempts of one delivery, a little more by chance
 * @param pauseAfter an endpoint that failed for so long is paused
 * @param retention how long the log of deliveries and the events themselves are kept
 * @param allowedNetworks networks in CIDR notation that are not public and may be delivered to
 * @param secretKey 32 bytes in base64 that seal the stored secrets; empty: they are not sealed
 */
@Validated
@ConfigurationProperties("storycast.webhooks")
public record WebhookProperties(
    @DefaultValue("20s") @NotNull Duration timeout,
    @DefaultValue("200") @Min(1) @Max(10_000) int concurrency,
    @DefaultValue("4") @Min(1) @Max(1_000) int endpointConcurrency,
    @DefaultValue("1s") @NotNull Duration pollInterval,
    @NotEmpty List<Duration> retryDelays,
    @DefaultValue("3d") @NotNull Duration pauseAfter,
    @DefaultValue("30d") @NotNull Duration retention,
    @DefaultValue List<String> allowedNetworks,
    @DefaultValue("") String secretKey) {

  public WebhookProperties {
    retryDelays = List.copyOf(retryDelays);
    allowedNetworks = List.copyOf(allowedNetworks);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "WebhookProperties[timeout=%s, concurrency=%d]".formatted(timeout, concurrency);
  }
}
