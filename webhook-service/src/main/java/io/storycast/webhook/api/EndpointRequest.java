package io.storycast.webhook.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.storycast.stage.web.Problem;
import io.storycast.webhook.delivering.EndpointKind;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.network.AddressGuard;
import io.storycast.webhook.network.AddressGuard.RefusedAddressException;
import io.storycast.webhook.registry.NewEndpoint;
import io.storycast.webhook.signing.SigningSecret;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What somebody asks for when an endpoint is registered or changed.
 *
 * @param url where deliveries go
 * @param kind standard (the default), slack or discord; cannot be changed
 * @param events the types it is told; absent: all, or for a chat what needs help
 * @param description for people
 * @param secret {@code whsec_...}; absent: a new one is made
 * @param from {@code now} (the default) or {@code beginning}
 */
record EndpointRequest(
    @Nullable String url,
    @Nullable String kind,
    @Nullable List<String> events,
    @Nullable String description,
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable String secret,
    @Nullable String from) {

  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_DESCRIPTION = 200;

  /**
   * @throws Problem when something about it makes no sense
   */
  NewEndpoint checked(AddressGuard guard) {
    EndpointKind kindOrUsual = kind == null ? EndpointKind.STANDARD : checkedKind(kind);
    URI address = checkedAddress(guard);
    if (address == null) {
      throw Invalid.field("url", "The endpoint has no url.", "Send {\"url\": \"https://...\"}.");
    }
    return new NewEndpoint(
        UUID.randomUUID(),
        kindOrUsual,
        address,
        Objects.requireNonNullElse(checkedDescription(), ""),
        Objects.requireNonNullElse(checkedEvents(), kindOrUsual.usualEvents()),
        checkedSecret(kindOrUsual),
        isFromBeginning());
  }

  @Nullable URI checkedAddress(AddressGuard guard) {
    if (url == null) {
      return null;
    }
    try {
      if (url.length() <= LONGEST_URL) {
        URI address = URI.create(url.strip());
        guard.check(address);
        return address;
      }
    } catch (RefusedAddressException e) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "forbidden-address",
          String.valueOf(e.getMessage()),
          "Use a public https:// address, or have the network added to WEBHOOK_ALLOWED_NETWORKS.");
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw Invalid.field(
        "url",
        "The url is not an address, or longer than %d characters.".formatted(LONGEST_URL),
        "Write for example https://hooks.example.org/storycast.");
  }

  @Nullable String checkedDescription() {
    if (description != null
        && (description.length() > LONGEST_DESCRIPTION
            || description.chars().anyMatch(Character::isISOControl))) {
      throw Invalid.field(
          "description",
          "The description is longer than %d characters or not printable."
              .formatted(LONGEST_DESCRIPTION),
          "Shorten it to one line.");
    }
    return description;
  }

  @Nullable Set<EventKind> checkedEvents() {
    if (events == null) {
      return null;
    }
    Set<EventKind> chosen = EnumSet.noneOf(EventKind.class);
    for (String name : events) {
      chosen.add(EventTypes.chosen(name));
    }
    if (chosen.isEmpty()) {
      throw Invalid.field("events", "No event type is chosen.", "Leave the field out for all.");
    }
    return chosen;
  }

  private static EndpointKind checkedKind(String kind) {
    return EndpointKind.named(kind)
        .orElseThrow(
            () ->
                Invalid.field(
                    "kind", "There is no such kind.", "One of standard, slack, discord."));
  }

  private @Nullable SigningSecret checkedSecret(EndpointKind kindOrUsual) {
    if (kindOrUsual.isChat()) {
      return null;
    }
    try {
      return secret == null ? SigningSecret.random() : SigningSecret.parse(secret.strip());
    } catch (IllegalArgumentException e) {
      throw Invalid.field("secret", String.valueOf(e.getMessage()), "Leave it out to get one.");
    }
  }

  private boolean isFromBeginning() {
    return switch (from) {
      case null -> false;
      case "now" -> false;
      case "beginning" -> true;
      default -> throw Invalid.field("from", "There is no such start.", "Either now or beginning.");
    };
  }

  /** Neither the secret nor the address, which may be one. */
  @Override
  public String toString() {
    return "EndpointRequest[kind=%s, events=%s]"
        .formatted(kind, events == null ? "" : events.stream().collect(Collectors.joining(",")));
  }
}
