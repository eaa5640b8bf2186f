package io.storycast.webhook.registry;

import io.storycast.webhook.delivering.EndpointKind;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.signing.SigningSecret;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is registered.
 *
 * @param secret what its deliveries are signed with; null for a chat
 * @param fromBeginning whether it is told what has happened before as well
 */
public record NewEndpoint(
    UUID id,
    EndpointKind kind,
    URI address,
    String description,
    Set<EventKind> events,
    @Nullable SigningSecret secret,
    boolean fromBeginning) {

  public NewEndpoint {
    events = Set.copyOf(events);
  }

  /** The address for people: of a chat's only the host, for its path is a secret. */
  public String shownAddress() {
    return shown(kind, address);
  }

  /** An address of an endpoint of this kind for people. */
  public static String shown(EndpointKind kind, URI address) {
    return kind.isChat()
        ? "%s://%s/…".formatted(address.getScheme(), address.getAuthority())
        : address.toString();
  }

  @Override
  public String toString() {
    return "NewEndpoint[%s %s]".formatted(kind.wireName(), shownAddress());
  }
}
