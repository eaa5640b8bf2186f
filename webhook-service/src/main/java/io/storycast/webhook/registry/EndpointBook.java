package io.storycast.webhook.registry;

import io.storycast.webhook.delivering.Endpoint;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.signing.SigningSecret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The endpoints, as people keep them. */
public interface EndpointBook {

  void add(NewEndpoint endpoint);

  /** All of them, the oldest first. */
  List<Endpoint> all();

  Optional<Endpoint> find(UUID id);

  /** Changes what is given; null leaves it as it is. */
  void change(
      UUID id,
      @Nullable URI address,
      @Nullable String description,
      @Nullable Set<EventKind> events);

  /** Delivers nothing until it is resumed; what happens meanwhile is kept for it. */
  void pause(UUID id, String reason);

  /** Delivers again, and begins at once with what waits, with all attempts anew. */
  void resume(UUID id);

  /**
   * Signs with a new secret. The present one is used beside it for a while; one that was replaced
   * before ends now.
   */
  void replaceSecret(UUID id, SigningSecret secret, Duration overlap);

  /** Removes it with its obligations and its log. */
  void remove(UUID id);
}
