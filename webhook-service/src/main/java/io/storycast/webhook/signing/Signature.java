package io.storycast.webhook.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs and verifies as Standard Webhooks 1.0.0 has it, with the symmetric scheme {@code v1}. */
public final class Signature {

  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  /** How far a receiver lets the timestamp be from its own clock, as the reference library does. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String SCHEME = "v1,";

  private Signature() {}

  /**
   * The three headers of one attempt.
   *
   * @param id the same in every attempt
   * @param at the time of this attempt
   * @param secrets each makes one signature: while a secret is being replaced, there are two
   */
  public static Map<String, String> headers(
      String id, Instant at, byte[] body, List<SigningSecret> secrets) {
    long timestamp = at.getEpochSecond();
    byte[] content = content(id, timestamp, body);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(ID, id);
    headers.put(TIMESTAMP, Long.toString(timestamp));
    headers.put(
        SIGNATURE,
        secrets.stream().map(secret -> sign(secret, content)).collect(Collectors.joining(" ")));
    return headers;
  }

  /**
   * Whether the headers belong to the body, were made with the secret, and are not old. In constant
   * time.
   */
  public static boolean verify(
      Map<String, String> headers, byte[] body, SigningSecret secret, Instant now) {
    String id = headers.get(ID);
    String timestamp = headers.get(TIMESTAMP);
    String signatures = headers.get(SIGNATURE);
    if (id == null || timestamp == null || signatures == null || !isFresh(timestamp, now)) {
      return false;
    }
    byte[] expected =
        sign(secret, content(id, Long.parseLong(timestamp), body)).getBytes(StandardCharsets.UTF_8);
    return Arrays.stream(signatures.split(" "))
        .anyMatch(one -> MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isFresh(String timestamp, Instant now) {
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (RuntimeException e) {
      return false; // no number, or no time
    }
  }

  private static String sign(SigningSecret secret, byte[] content) {
    return SCHEME + Base64.getEncoder().encodeToString(secret.hmac(content));
  }

  private static byte[] content(String id, long timestamp, byte[] body) {
    byte[] head = "%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
    byte[] content = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, content, head.length, body.length);
    return content;
  }
}
