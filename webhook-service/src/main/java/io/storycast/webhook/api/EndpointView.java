package io.storycast.webhook.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.webhook.delivering.Endpoint;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.signing.SigningSecret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as the API shows it.
 *
 * @param secret only in the answer to its creation and to a change of the secret
 */
record EndpointView(
    UUID id,
    String kind,
    String url,
    String description,
    List<String> events,
    String state,
    @Nullable String reason,
    @Nullable Instant since,
    HealthView health,
    long waiting,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  record HealthView(
      int failures,
      @Nullable Instant failingSince,
      @Nullable Instant lastSuccessAt,
      @Nullable String lastFailure) {}

  static EndpointView of(Endpoint endpoint) {
    return of(endpoint, null);
  }

  static EndpointView of(Endpoint endpoint, @Nullable SigningSecret secret) {
    Endpoint.Health health = endpoint.health();
    return new EndpointView(
        endpoint.id(),
        endpoint.kind().wireName(),
        endpoint.shownAddress(),
        endpoint.description(),
        endpoint.events().stream().sorted().map(EventKind::wireName).toList(),
        endpoint.standing().state().wireName(),
        endpoint.standing().reason(),
        endpoint.standing().since(),
        new HealthView(
            health.failures(), health.failingSince(), health.lastSuccessAt(), health.lastFailure()),
        endpoint.waiting(),
        endpoint.createdAt(),
        secret == null ? null : secret.reveal());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "EndpointView[%s %s]".formatted(kind, id);
  }
}
