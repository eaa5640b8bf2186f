package io.storycast.webhook.delivering;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be told, without anything secret.
 *
 * @param shownAddress the address, shortened where it is a secret
 * @param events what it is told
 * @param health how its deliveries went lately
 * @param waiting how many deliveries to it are not done
 */
public record Endpoint(
    UUID id,
    EndpointKind kind,
    String shownAddress,
    String description,
    Set<EventKind> events,
    Standing standing,
    Health health,
    long waiting,
    Instant createdAt) {

  public Endpoint {
    events = events.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(events));
  }

  /** Whether it is told, and why not. */
  public record Standing(State state, @Nullable String reason, @Nullable Instant since) {}

  /** Whether an endpoint is told. */
  public enum State {
    ACTIVE,
    /** What happens is kept for it, and delivered once it is resumed. */
    PAUSED,
    /** It said that it is gone (410): nothing is kept for it. */
    DISABLED;

    /** The name on the wire, for example {@code paused}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param failures attempts that failed since the last one that did not
   * @param failingSince the first of them; null when there is none
   * @param lastFailure what became of the last attempt that failed, for people
   */
  public record Health(
      int failures,
      @Nullable Instant failingSince,
      @Nullable Instant lastSuccessAt,
      @Nullable String lastFailure) {}
}
