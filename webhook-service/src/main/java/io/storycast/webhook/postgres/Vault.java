package io.storycast.webhook.postgres;

import io.storycast.webhook.delivering.Endpoints.LockedSecretException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets before they are stored, with AES-256-GCM. They have to be read again to sign with
 * them, so they cannot be hashed. Without a key they are stored as they are, and say so.
 */
final class Vault {

  private static final String PLAIN = "plain:";
  private static final String SEALED = "aes1:";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final @Nullable SecretKey key;

  /**
   * @param key 32 bytes in base64, or empty
   * @throws IllegalStateException when it is neither; the message does not quote it
   */
  Vault(String key) {
    this.key = key.isBlank() ? null : new SecretKeySpec(decoded(key.strip()), "AES");
  }

  /** Whether what it stores is sealed. */
  boolean seals() {
    return key != null;
  }

  /**
   * @param owner the endpoint: what is sealed for one cannot be opened for another
   */
  String seal(String text, UUID owner) {
    if (key == null) {
      return PLAIN + text;
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] hidden =
          cipher(Cipher.ENCRYPT_MODE, key, nonce, owner)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE_BYTES + hidden.length).put(nonce).put(hidden).array();
      return SEALED + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /**
   * @throws LockedSecretException when it was sealed with another key
   */
  String open(String stored, UUID owner) {
    if (stored.startsWith(PLAIN)) {
      return stored.substring(PLAIN.length());
    }
    if (key == null) {
      throw new LockedSecretException(
          "The endpoint's secret is sealed, and WEBHOOK_SECRET_KEY is not set.");
    }
    byte[] all = Base64.getDecoder().decode(stored.substring(SEALED.length()));
    byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, key, nonce, owner)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new LockedSecretException(
          "The endpoint's secret was sealed with another WEBHOOK_SECRET_KEY than the present one.");
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, UUID owner)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] decoded(String key) {
    try {
      byte[] bytes = Base64.getDecoder().decode(key);
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the key.
    }
    throw new IllegalStateException(
        "WEBHOOK_SECRET_KEY is not %d bytes in base64; make one with: openssl rand -base64 %d"
            .formatted(KEY_BYTES, KEY_BYTES));
  }

  @Override
  public String toString() {
    return seals() ? "(vault)" : "(vault without a key)";
  }
}
