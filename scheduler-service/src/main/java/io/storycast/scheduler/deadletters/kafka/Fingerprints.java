package io.storycast.scheduler.deadletters.kafka;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The cause of a letter that brings no fingerprint: where it came from, what was thrown, and the
 * message without what differs from one record to the next.
 */
final class Fingerprints {

  private static final int DIGITS = 16;

  /** Quoted text, ids and hashes, numbers. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "'[^']*'|\"[^\"]*\"|`[^`]*`|\\b(?=\\w*\\d)[0-9a-fA-F]{8,}(-[0-9a-fA-F]+)*\\b|\\d+");

  private Fingerprints() {}

  static String of(String where, String exception, String message) {
    String shape = VARIABLE.matcher(message).replaceAll("?");
    return hash(where + "|" + exception + "|" + shape).substring(0, DIGITS);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
