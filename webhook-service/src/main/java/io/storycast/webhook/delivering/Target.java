package io.storycast.webhook.delivering;

import io.storycast.webhook.signing.SigningSecret;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * What is needed to send to an endpoint.
 *
 * @param secrets those that are valid now, the newest first; none for a chat
 */
public record Target(UUID endpoint, EndpointKind kind, URI address, List<SigningSecret> secrets) {

  public Target {
    secrets = List.copyOf(secrets);
  }

  /** Without the address: a chat's is a secret. */
  @Override
  public String toString() {
    return "Target[%s %s]".formatted(kind.wireName(), endpoint);
  }
}
