package io.storycast.webhook.delivering;

import io.storycast.webhook.delivering.Endpoint.Health;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The endpoints, as deliveries need and change them. */
public interface Endpoints {

  /**
   * What is needed to send to it; empty when it was removed meanwhile.
   *
   * @throws LockedSecretException when its secret cannot be read
   */
  Optional<Target> target(UUID endpoint);

  /** An attempt succeeded. */
  void succeeded(UUID endpoint);

  /**
   * An attempt failed.
   *
   * @param what what became of it, for people
   * @param breather how long nothing is sent there
   * @return how the endpoint is doing now
   */
  Health failed(UUID endpoint, String what, Duration breather);

  /** Pauses it, unless it is not active any more. */
  void pause(UUID endpoint, String reason);

  /** Ends it and what still waits for it. */
  void disable(UUID endpoint, String reason);

  /** A stored secret was sealed with another key than the present one. */
  final class LockedSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LockedSecretException(String message) {
      super(message);
    }
  }
}
