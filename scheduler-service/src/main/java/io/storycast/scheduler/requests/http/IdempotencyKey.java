package io.storycast.scheduler.requests.http;

import io.storycast.stage.web.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** The key of a request that may be repeated, and what is said about it. */
final class IdempotencyKey {

  private static final int MOST = 255;

  private IdempotencyKey() {}

  /**
   * @throws Problem when it is no usable key
   */
  static String checked(String key) {
    String stripped = key.strip();
    boolean printable = stripped.chars().allMatch(c -> c > ' ' && c <= '~');
    if (stripped.isEmpty() || stripped.length() > MOST || !printable) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "invalid-idempotency-key",
          "Idempotency-Key is empty, longer than %d characters or not printable ASCII."
              .formatted(MOST),
          "Send a new UUID for each request, and the same one when you repeat it.");
    }
    return stripped;
  }

  /** Of what the body says: spaces and the order of its fields make no difference. */
  static String digest(JsonMapper json, Object body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(json.writeValueAsBytes(body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static Problem busy() {
    Problem problem =
        Problem.of(
            HttpStatus.CONFLICT,
            "request-in-progress",
            "A request with this Idempotency-Key is being worked on.",
            "Repeat it in a second; it will be answered as that one.");
    problem.getHeaders().set("Retry-After", "1");
    return problem;
  }

  static Problem otherBody() {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "idempotency-key-reused",
        "This Idempotency-Key came with another body before.",
        "Send a new key for a new request.");
  }
}
