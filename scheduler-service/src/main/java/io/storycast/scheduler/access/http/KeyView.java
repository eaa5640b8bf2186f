package io.storycast.scheduler.access.http;

import io.storycast.scheduler.access.ApiKey;
import io.storycast.scheduler.access.KeyCommands;
import io.storycast.scheduler.access.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key as the API shows it. */
record KeyView(
    String id,
    String name,
    String kind,
    List<String> scopes,
    @Nullable Integer requestsPerMinute,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt,
    List<SecretView> secrets) {

  /**
   * A secret that is not over.
   *
   * @param hint its first characters
   */
  record SecretView(String hint, Instant createdAt, @Nullable Instant endsAt) {}

  record KeyList(List<KeyView> keys) {}

  /**
   * A key with its new secret.
   *
   * @param secret shown here and never again
   */
  record IssuedKey(KeyView key, String secret) {

    static IssuedKey of(KeyCommands.Issued issued) {
      return new IssuedKey(KeyView.of(issued.key()), issued.secret().reveal());
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "IssuedKey[key=%s]".formatted(key);
    }
  }

  static KeyView of(ApiKey key) {
    ApiKey.Rights rights = key.rights();
    return new KeyView(
        key.id(),
        rights.name(),
        rights.kind().code(),
        rights.scopes().stream().sorted().map(Scope::code).toList(),
        rights.requestsPerMinute(),
        key.createdAt(),
        key.createdBy(),
        rights.expiresAt(),
        key.revokedAt(),
        key.lastUsedAt(),
        key.secrets().stream()
            .map(secret -> new SecretView(secret.hint(), secret.createdAt(), secret.endsAt()))
            .toList());
  }
}
