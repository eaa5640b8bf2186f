package io.storycast.scheduler.requests;

import java.time.Duration;
import java.util.Optional;

/** The answers to requests that may be repeated. Called inside a transaction. */
public interface IdempotencyKeys {

  /** Takes the key until the transaction ends; false if somebody has it. */
  boolean tryLock(String caller, String key);

  Optional<Kept> find(String caller, String key);

  void keep(Idempotency.Call call, Idempotency.Answer answer);

  /**
   * Forgets answers older than this.
   *
   * @return how many
   */
  int forget(Duration age);

  /** An answer and the digest of the body it answered. */
  record Kept(String digest, Idempotency.Answer answer) {}
}
