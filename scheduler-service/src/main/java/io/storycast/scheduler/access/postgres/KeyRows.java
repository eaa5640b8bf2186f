package io.storycast.scheduler.access.postgres;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.storycast.scheduler.access.ApiKey;
import io.storycast.scheduler.access.KeyKind;
import io.storycast.scheduler.access.LiveKey;
import io.storycast.scheduler.access.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of keys and of their secrets. */
final class KeyRows {

  private KeyRows() {}

  record KeyRow(
      String id,
      ApiKey.Rights rights,
      Instant createdAt,
      String createdBy,
      @Nullable Instant revokedAt,
      @Nullable Instant lastUsedAt) {

    ApiKey withSecrets(List<ApiKey.SecretInfo> secrets) {
      return new ApiKey(id, rights, createdAt, createdBy, revokedAt, lastUsedAt, secrets);
    }
  }

  record SecretRow(String keyId, LiveKey.LiveSecret live, ApiKey.SecretInfo info) {}

  static KeyRow key(ResultSet row, int number) throws SQLException {
    return new KeyRow(
        row.getString("id"),
        new ApiKey.Rights(
            row.getString("name"),
            KeyKind.ofCode(row.getString("kind")).orElseThrow(),
            scopes(row),
            row.getObject("requests_per_minute", Integer.class),
            instant(row, "expires_at")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        instant(row, "revoked_at"),
        instant(row, "last_used_at"));
  }

  static SecretRow secret(ResultSet row, int number) throws SQLException {
    Instant endsAt = instant(row, "ends_at");
    return new SecretRow(
        row.getString("key_id"),
        new LiveKey.LiveSecret(row.getBytes("digest"), endsAt),
        new ApiKey.SecretInfo(
            row.getString("hint"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            endsAt));
  }

  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Set<Scope> scopes(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("scopes").getArray())
        .map(code -> Scope.ofCode(code).orElseThrow())
        .collect(toUnmodifiableSet());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
