package io.storycast.testing.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body, by name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
record FormParts(Map<String, byte[]> parts) {

  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final String END_OF_HEADERS = "\r\n\r\n";

  /** Every body begins with its boundary. */
  static FormParts of(byte[] body) {
    // One character a byte, so that nothing of the file is changed.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int firstLine = text.indexOf("\r\n");
    Map<String, byte[]> parts = new TreeMap<>();
    if (firstLine > 2 && text.startsWith("--")) {
      String boundary = "\r\n" + text.substring(0, firstLine);
      for (String part : ("\r\n" + text).split(Pattern.quote(boundary), -1)) {
        int end = part.indexOf(END_OF_HEADERS);
        Matcher name = NAME.matcher(part.substring(0, Math.max(0, end)));
        if (name.find()) {
          String content = part.substring(end + END_OF_HEADERS.length());
          parts.put(name.group(1), content.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
    return new FormParts(parts);
  }

  Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  Optional<String> text(String name) {
    return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
