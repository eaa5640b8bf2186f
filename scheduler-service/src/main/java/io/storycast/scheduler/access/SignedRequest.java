package io.storycast.scheduler.access;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a signed request says of itself in its {@code Authorization} header. The signature is the
 * HMAC-SHA256, with the SHA-256 of the secret as its key, of six lines joined by line feeds: the
 * scheme, the method, the path with its query as it was sent, the time, the nonce, and the SHA-256
 * of the body in hexadecimal.
 *
 * @param time when it was signed, in seconds since 1970
 * @param nonce chosen anew for each request
 * @param signature hexadecimal
 */
public record SignedRequest(String keyId, long time, String nonce, String signature) {

  /** The authentication scheme, and the first line of what is signed. */
  public static final String SCHEME = "Storycast-HMAC-SHA256";

  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"?([^\",\\s]*)\"?");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9._~+/=-]{16,64}");
  private static final Pattern TIME = Pattern.compile("\\d{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

  /**
   * What the request consists of.
   *
   * @param target the path, and the query if there is one
   */
  public record Content(String method, String target, byte[] body) {}

  /** Reads a header; empty when it is of another scheme or not complete. */
  public static Optional<SignedRequest> parse(String header) {
    if (!header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    PARAMETER
        .matcher(header.substring(SCHEME.length()))
        .results()
        .forEach((MatchResult found) -> parameters.put(found.group(1), found.group(2)));
    String key = parameters.getOrDefault("key", "");
    String time = parameters.getOrDefault("time", "");
    String nonce = parameters.getOrDefault("nonce", "");
    String signature = parameters.getOrDefault("signature", "");
    boolean complete =
        TIME.matcher(time).matches()
            && NONCE.matcher(nonce).matches()
            && SIGNATURE.matcher(signature).matches();
    return complete
        ? Optional.of(new SignedRequest(key, Long.parseLong(time), nonce, signature))
        : Optional.empty();
  }

  /** Whether the holder of the secret with this digest signed it. */
  boolean isSignedWith(byte[] digest, Content content) {
    byte[] expected = hmac(digest, text(content));
    return MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature));
  }

  private byte[] text(Content content) {
    return String.join(
            "\n",
            SCHEME,
            content.method(),
            content.target(),
            Long.toString(time),
            nonce,
            HexFormat.of().formatHex(KeySecret.sha256(content.body())))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
