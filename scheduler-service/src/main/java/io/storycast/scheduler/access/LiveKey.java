package io.storycast.scheduler.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that is not revoked, with what its secrets are recognised by.
 *
 * @param secrets those that have ended may be among them
 */
public record LiveKey(String id, ApiKey.Rights rights, List<LiveSecret> secrets) {

  /**
   * A secret's digest.
   *
   * @param endsAt null: when the key does
   */
  public record LiveSecret(byte[] digest, @Nullable Instant endsAt) {

    boolean isLive(Instant now) {
      return endsAt == null || now.isBefore(endsAt);
    }

    /** Without the digest: signatures are made with it. */
    @Override
    public String toString() {
      return "LiveSecret[endsAt=%s]".formatted(endsAt);
    }
  }

  boolean isExpired(Instant now) {
    Instant expiresAt = rights.expiresAt();
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
