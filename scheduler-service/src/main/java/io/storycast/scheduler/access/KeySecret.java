package io.storycast.scheduler.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** A key's secret in the moment it is made; afterwards only its digest is kept. */
public final class KeySecret {

  /** Lets secret scanners and people recognise what they found. */
  public static final String PREFIX = "sck_";

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final int HINT = PREFIX.length() + 4;

  private final String text;

  private KeySecret(String text) {
    this.text = text;
  }

  /** A new one of 256 bits. */
  public static KeySecret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new KeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether a text has the form of a secret. */
  static boolean looksLikeOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** To be shown once, to whoever asked for the key. */
  public String reveal() {
    return text;
  }

  /** Its first characters: too few to guess the rest, enough to tell two apart. */
  public String hint() {
    return text.substring(0, HINT);
  }

  /** What is kept of it. */
  public byte[] digest() {
    return digest(text);
  }

  /** SHA-256 of a secret: what is stored, looked up, and the key of signatures. */
  static byte[] digest(String secret) {
    return sha256(secret.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
