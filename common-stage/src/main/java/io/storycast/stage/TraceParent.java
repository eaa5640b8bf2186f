package io.storycast.stage;

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
    return new TraceParent(randomHex(16), randomHex(8), "01");
  }

  /** The next step of the same trace. */
  public TraceParent next() {
    return new TraceParent(traceId, randomHex(8), flags);
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
}
