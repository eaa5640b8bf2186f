package io.storycast.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request as it was on the wire.
 *
 * @param target path and query, still encoded
 * @param headers values by name, in lower case
 */
public record RecordedRequest(String method, String target, Map<String, List<String>> headers) {

  private static final int MAX_HEAD_BYTES = 64 * 1024;

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Whether any header has a value with this text, for example {@code aws-chunked}. */
  public boolean mentions(String text) {
    return headers.values().stream().flatMap(List::stream).anyMatch(value -> value.contains(text));
  }

  /** Without header values: they carry a signature. */
  @Override
  public String toString() {
    return method + " " + target + " " + headers.keySet();
  }

  /** The bytes of the next request head, with the empty line that ends it; null at the end. */
  static byte @Nullable [] readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
      if (head.size() > MAX_HEAD_BYTES) {
        throw new IOException("request head too long");
      }
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : (next == '\r' ? 1 : 0);
    }
    return head.toByteArray();
  }

  static RecordedRequest parse(byte[] head) {
    List<String> lines = new String(head, StandardCharsets.ISO_8859_1).lines().toList();
    String[] start = lines.getFirst().split(" ", 3);
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(
                line.substring(0, colon).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return new RecordedRequest(start[0], start.length > 1 ? start[1] : "", headers);
  }
}
