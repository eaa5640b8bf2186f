package io.storycast.scheduler.access;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The live keys in memory. They are read anew when they are older than two seconds: so long a
 * revoked key may still work at an instance that did not revoke it itself. They are also read when
 * a key is not among them, so that a new key works at every instance at once.
 */
public final class KeyRing {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private static final Snapshot NOTHING = new Snapshot(Instant.EPOCH, Map.of(), Map.of());

  private final ApiKeys keys;
  private final Clock clock;
  private volatile Snapshot snapshot = NOTHING;

  public KeyRing(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Snapshot(
      Instant readAt, Map<String, LiveKey> byId, Map<String, LiveKey> byDigest) {}

  /** The key with this id. */
  Optional<LiveKey> ofId(String id) {
    return find(known -> known.byId().get(id));
  }

  /** The key that has a live secret with this digest. */
  Optional<LiveKey> ofDigest(byte[] digest) {
    Instant now = clock.instant();
    String name = HexFormat.of().formatHex(digest);
    // Found by a digest, whose bytes nobody can choose; compared as a whole, in constant time.
    return find(known -> known.byDigest().get(name))
        .filter(
            key ->
                key.secrets().stream()
                    .filter(secret -> secret.isLive(now))
                    .anyMatch(secret -> MessageDigest.isEqual(secret.digest(), digest)));
  }

  private Optional<LiveKey> find(Function<Snapshot, @Nullable LiveKey> in) {
    LiveKey found = in.apply(fresh());
    return Optional.ofNullable(found == null ? in.apply(read()) : found);
  }

  /** Has the keys read anew at the next request. */
  public void forget() {
    snapshot = NOTHING;
  }

  private Snapshot fresh() {
    Snapshot known = snapshot;
    return clock.instant().isBefore(known.readAt().plus(FRESH)) ? known : read();
  }

  private Snapshot read() {
    Snapshot read = index(clock.instant(), keys.live());
    snapshot = read;
    return read;
  }

  private static Snapshot index(Instant now, List<LiveKey> keys) {
    Map<String, LiveKey> byId = new HashMap<>();
    Map<String, LiveKey> byDigest = new HashMap<>();
    for (LiveKey key : keys) {
      byId.put(key.id(), key);
      key.secrets().forEach(secret -> byDigest.put(HexFormat.of().formatHex(secret.digest()), key));
    }
    return new Snapshot(now, byId, byDigest);
  }
}
