package io.storycast.scheduler.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells who a request comes from, or why it is not let in. Changes nothing. */
public final class Doorkeeper {

  private final KeyRing ring;
  private final Settings settings;
  private final Clock clock;

  public Doorkeeper(KeyRing ring, Settings settings, Clock clock) {
    this.ring = ring;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param tokenOfSettings recognises the token that the settings name
   * @param window how far the time of a signature may be from now, before and after
   * @param requestsPerMinute of keys that have no limit of their own
   */
  public record Settings(
      Predicate<String> tokenOfSettings, Duration window, int requestsPerMinute) {}

  /** What the doorkeeper found. */
  public sealed interface Verdict {

    record Known(Caller caller) implements Verdict {}

    record Refused(Refusal why) implements Verdict {}
  }

  /** A request that sends a secret. */
  public Verdict withSecret(String secret) {
    if (settings.tokenOfSettings().test(secret)) {
      return new Verdict.Known(Caller.OF_SETTINGS);
    }
    // Whatever does not look like a key costs no look at the database.
    Optional<LiveKey> key =
        KeySecret.looksLikeOne(secret) ? ring.ofDigest(KeySecret.digest(secret)) : Optional.empty();
    if (key.isEmpty()) {
      return new Verdict.Refused(Refusal.NO_CREDENTIALS);
    }
    return key.get().rights().kind() == KeyKind.SIGNED
        ? new Verdict.Refused(Refusal.MUST_BE_SIGNED)
        : unlessExpired(key.get());
  }

  /** A request that is signed. Whether it is the first with its nonce is to be asked after this. */
  public Verdict signed(SignedRequest claim, SignedRequest.Content content) {
    Optional<LiveKey> key =
        ring.ofId(claim.keyId()).filter(live -> live.rights().kind() == KeyKind.SIGNED);
    if (key.isEmpty()) {
      return new Verdict.Refused(Refusal.NO_CREDENTIALS);
    }
    Instant now = clock.instant();
    boolean fits =
        key.get().secrets().stream()
            .filter(secret -> secret.isLive(now))
            .anyMatch(secret -> claim.isSignedWith(secret.digest(), content));
    if (!fits) {
      return new Verdict.Refused(Refusal.WRONG_SIGNATURE);
    }
    long off = Math.abs(now.getEpochSecond() - claim.time());
    return off > settings.window().toSeconds()
        ? new Verdict.Refused(Refusal.WRONG_TIME)
        : unlessExpired(key.get());
  }

  /** For how long a request could be sent again before its time alone would give it away. */
  public Duration replayable() {
    return settings.window().multipliedBy(2).plusMinutes(1);
  }

  private Verdict unlessExpired(LiveKey key) {
    ApiKey.Rights rights = key.rights();
    Integer own = rights.requestsPerMinute();
    return key.isExpired(clock.instant())
        ? new Verdict.Refused(Refusal.EXPIRED)
        : new Verdict.Known(
            new Caller(
                "key/" + rights.name(),
                key.id(),
                rights.scopes(),
                own == null ? settings.requestsPerMinute() : own));
  }
}
