package io.storycast.stage.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A secret that is compared, and never shown. */
public final class Secret {

  private final byte[] digest;
  private final boolean empty;

  /**
   * @param value blanks around it do not count
   */
  public Secret(String value) {
    this.digest = sha256(value.strip());
    this.empty = value.isBlank();
  }

  /** Whether there is no secret; then nothing matches. */
  public boolean isEmpty() {
    return empty;
  }

  /**
   * Whether the candidate is the secret. The time it takes tells neither how much of it is right
   * nor how long the secret is: digests of equal length are compared in constant time.
   */
  public boolean matches(String candidate) {
    boolean equal = MessageDigest.isEqual(digest, sha256(candidate));
    return equal && !empty;
  }

  @Override
  public String toString() {
    return empty ? "(none)" : "(secret)";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
