package io.storycast.scheduler.access;

import java.time.Duration;

/** The signed requests that were let in, by all instances. */
public interface Nonces {

  /**
   * Remembers a request.
   *
   * @param during for how long at least
   * @return whether it is the first with this nonce
   */
  boolean isFirst(String keyId, String nonce, Duration during);
}
