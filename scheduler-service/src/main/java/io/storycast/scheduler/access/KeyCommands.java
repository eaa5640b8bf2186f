package io.storycast.scheduler.access;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.jobtable.Transactions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes, rotates and revokes keys, written to the audit log. Secrets are shown once, here. */
public final class KeyCommands {

  private final Transactions transactions;
  private final ApiKeys keys;
  private final KeyRing ring;
  private final AuditLog audit;

  public KeyCommands(Transactions transactions, ApiKeys keys, KeyRing ring, AuditLog audit) {
    this.transactions = transactions;
    this.keys = keys;
    this.ring = ring;
    this.audit = audit;
  }

  /** A key and its new secret, which nobody can ask for again. */
  public record Issued(ApiKey key, KeySecret secret) {}

  /** Makes a key. */
  public Issued create(ApiKey.Rights rights, String by) {
    KeySecret secret = KeySecret.random();
    Issued issued =
        transactions.inOne(
            () -> {
              String id = keys.add(rights, by, secret);
              Map<String, Object> details =
                  Map.of(
                      "name", rights.name(),
                      "kind", rights.kind().code(),
                      "scopes", rights.scopes().stream().map(Scope::code).sorted().toList());
              audit.record(new Order(by, "key.create", "key/" + id, "", details));
              return new Issued(keys.find(id).orElseThrow(), secret);
            });
    ring.forget();
    return issued;
  }

  /**
   * Gives a key a new secret.
   *
   * @param overlap for how long the secret before it goes on working
   * @return empty when there is no such key, or it is revoked
   */
  public Optional<Issued> rotate(String id, Duration overlap, String by) {
    KeySecret secret = KeySecret.random();
    Optional<Issued> issued =
        transactions.inOne(
            () -> {
              if (!keys.rotate(id, secret, overlap)) {
                return Optional.empty();
              }
              Map<String, Object> details = Map.of("overlapSeconds", overlap.toSeconds());
              audit.record(new Order(by, "key.rotate", "key/" + id, "", details));
              return keys.find(id).map(key -> new Issued(key, secret));
            });
    ring.forget();
    return issued;
  }

  /**
   * Ends a key for good. To revoke it again changes nothing.
   *
   * @return empty when there is no such key
   */
  public Optional<ApiKey> revoke(String id, String by) {
    Optional<ApiKey> revoked =
        transactions.inOne(
            () -> {
              if (keys.revoke(id)) {
                audit.record(new Order(by, "key.revoke", "key/" + id, "", Map.of()));
              }
              return keys.find(id);
            });
    ring.forget();
    return revoked;
  }
}
