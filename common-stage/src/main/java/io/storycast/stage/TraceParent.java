package io.storycast.stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace context of version 00, the {@code traceparent} header.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">Trace Context</a>
 */
public record TraceParent(String traceId, String spanId, String flags) {

  /** The flags of a trace whose steps are collected, and of one whose are not. */
  public static final String SAMPLED = "01";

  public static final String NOT_SAMPLED = "00";

  private static final Pattern FORMAT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

  /** Reads a header; anything malformed counts as absent, as the specification asks. */
  public static Optional<TraceParent> parse(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    var match = FORMAT.matcher(header);
    return match.matches()
        ? Optional.of(new TraceParent(match.group(1), match.group(2), match.group(3)))
        : Optional.empty();
  }

  /** The start of a new, sampled trace. */
  public static TraceParent start() {
    return new TraceParent(randomHex(16), randomHex(8), SAMPLED);
  }

  /**
   * Where the trace of one attempt of a job begins. Anyone can compute it: the first 24 bytes of
   * the SHA-256 of {@code jobId|revision|attempt}, 16 for the trace and 8 for its first step. So
   * the attempts of a job are linked, and what is published late joins its trace, with nothing
   * stored.
   */
  public static TraceParent ofAttempt(String jobId, int revision, int attempt) {
    byte[] hash = sha256((jobId + "|" + revision + "|" + attempt).getBytes(StandardCharsets.UTF_8));
    hash[0] |= 1; // all zeros is not a valid id
    hash[16] |= 1;
    HexFormat hex = HexFormat.of();
    return new TraceParent(hex.formatHex(hash, 0, 16), hex.formatHex(hash, 16, 24), SAMPLED);
  }

  /** The next step of the same trace. */
  public TraceParent next() {
    return new TraceParent(traceId, randomHex(8), flags);
  }

  /** The same place in a trace whose steps are collected, or not. */
  public TraceParent sampled(boolean sampled) {
    return new TraceParent(traceId, spanId, sampled ? SAMPLED : NOT_SAMPLED);
  }

  /** The header's text. */
  public String header() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  private static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    random[0] |= 1; // all zeros is not a valid id
    return HexFormat.of().formatHex(random);
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
