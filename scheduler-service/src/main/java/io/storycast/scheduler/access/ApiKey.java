package io.storycast.scheduler.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key of a program, without its secrets.
 *
 * @param rights what was given to it when it was made
 * @param revokedAt null unless it was revoked
 * @param lastUsedAt to the minute; null when it was never used
 * @param secrets the newest first; those that have ended are left out
 */
public record ApiKey(
    String id,
    Rights rights,
    Instant createdAt,
    String createdBy,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt,
    List<SecretInfo> secrets) {

  /**
   * What a key is for.
   *
   * @param requestsPerMinute null: as many as the settings say
   * @param expiresAt null: never
   */
  public record Rights(
      String name,
      KeyKind kind,
      Set<Scope> scopes,
      @Nullable Integer requestsPerMinute,
      @Nullable Instant expiresAt) {}

  /**
   * What people may know of a secret.
   *
   * @param hint its first characters
   * @param endsAt null: when the key does
   */
  public record SecretInfo(String hint, Instant createdAt, @Nullable Instant endsAt) {}
}
