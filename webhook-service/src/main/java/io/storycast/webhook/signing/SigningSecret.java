package io.storycast.webhook.signing;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric secret of Standard Webhooks: {@code whsec_} and 24 to 64 bytes in base64.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int USUAL_BYTES = 32;

  private final byte[] key;

  private SigningSecret(byte[] key) {
    this.key = key;
  }

  /** A new one. */
  public static SigningSecret random() {
    byte[] key = new byte[USUAL_BYTES];
    new SecureRandom().nextBytes(key);
    return new SigningSecret(key);
  }

  /**
   * Reads a secret.
   *
   * @throws IllegalArgumentException when it is none; the message does not quote it
   */
  public static SigningSecret parse(String text) {
    byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
    if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "A secret is whsec_ and %d to %d bytes in base64.".formatted(FEWEST_BYTES, MOST_BYTES));
    }
    return new SigningSecret(key);
  }

  /** The secret itself, for its owner. */
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  byte[] hmac(byte[] content) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(content);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // said by the caller, without the text
    }
  }

  @Override
  public String toString() {
    return "(signing secret)";
  }
}
