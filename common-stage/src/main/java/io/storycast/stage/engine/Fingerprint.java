package io.storycast.stage.engine;

import io.storycast.stage.StageFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Equal for equal causes: the stage, the reason code and the message without what differs from one
 * story to the next (numbers, ids, quoted text).
 */
final class Fingerprint {

  private Fingerprint() {}

  static String of(String stage, StageFailure failure) {
    String shape =
        failure
            .message()
            .replaceAll("'[^']*'|\"[^\"]*\"|`[^`]*`", "?")
            .replaceAll("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "?")
            .replaceAll("\\d+", "?");
    return hash(stage + "|" + failure.reason().code() + "|" + shape).substring(0, 16);
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
