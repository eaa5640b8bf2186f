package io.storycast.scheduler.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys of programs. */
public interface ApiKeys {

  /** All, the newest first; revoked ones too. */
  List<ApiKey> all();

  Optional<ApiKey> find(String id);

  /** Every key that is not revoked. */
  List<LiveKey> live();

  /**
   * Adds a key with its first secret.
   *
   * @return its id
   */
  String add(ApiKey.Rights rights, String by, KeySecret secret);

  /**
   * Adds a secret. The one before it ends after {@code overlap}, and those before that at once.
   *
   * @return false when there is no such key, or it is revoked
   */
  boolean rotate(String id, KeySecret secret, Duration overlap);

  /**
   * @return false when there is no such key, or it was revoked before
   */
  boolean revoke(String id);

  /** Notes that a key was used; more than once a minute is noted once. */
  void used(String id);
}
