package io.storycast.scheduler.deadletters.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes of unknown kind, made readable and harmless for a terminal. */
public final class ContentView {

  /** Of a binary value, as much as a person looks at. */
  private static final int MOST_HEX = 4096;

  private static final int MOST_HEADER_HEX = 256;
  private static final int BYTES_PER_LINE = 16;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ContentView() {}

  /**
   * A record's value.
   *
   * @param kind json, text, binary, none, or omitted when it is only on the original topic
   * @param text pretty JSON, or the text
   * @param hex a hex dump of the beginning of a binary value
   * @param bytes of the value in the store
   */
  public record Value(String kind, @Nullable String text, @Nullable String hex, int bytes) {}

  /** A header; its text, or its bytes as hexadecimal digits when it is none. */
  public record HeaderView(String name, @Nullable String text, @Nullable String hex) {}

  public static Value value(byte @Nullable [] bytes, boolean omitted) {
    if (bytes == null) {
      return new Value(omitted ? "omitted" : "none", null, null, 0);
    }
    Optional<String> text = text(bytes);
    if (text.isEmpty()) {
      return new Value("binary", null, dump(bytes), bytes.length);
    }
    return json(bytes)
        .map(
            json ->
                new Value(
                    "json",
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json),
                    null,
                    bytes.length))
        .orElseGet(() -> new Value("text", text.get(), null, bytes.length));
  }

  /** The key as text; bytes that are none as hexadecimal digits. */
  public static @Nullable String key(byte @Nullable [] bytes) {
    return bytes == null ? null : text(bytes).orElseGet(() -> "0x" + digits(bytes));
  }

  public static HeaderView header(String name, byte @Nullable [] bytes) {
    if (bytes == null) {
      return new HeaderView(name, null, null);
    }
    return text(bytes)
        .map(text -> new HeaderView(name, text, null))
        .orElseGet(() -> new HeaderView(name, null, digits(bytes)));
  }

  /** JSON that is an object or an array; a bare word or number is text to people. */
  static Optional<JsonNode> json(byte @Nullable [] bytes) {
    try {
      return bytes == null
          ? Optional.empty()
          : Optional.of(JSON.readTree(bytes)).filter(JsonNode::isContainer);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Printable UTF-8 text: line breaks and tabs are, other control characters are not. */
  static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().allMatch(ContentView::isPrintable) ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isPrintable(int character) {
    return !Character.isISOControl(character)
        || character == '\n'
        || character == '\r'
        || character == '\t';
  }

  private static String digits(byte[] bytes) {
    String digits = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_HEADER_HEX));
    return bytes.length > MOST_HEADER_HEX ? digits + "…" : digits;
  }

  /** Lines of offset, bytes and characters, as {@code hexdump -C} writes them. */
  private static String dump(byte[] bytes) {
    StringBuilder dump = new StringBuilder();
    int end = Math.min(bytes.length, MOST_HEX);
    for (int start = 0; start < end; start += BYTES_PER_LINE) {
      byte[] line = Arrays.copyOfRange(bytes, start, Math.min(end, start + BYTES_PER_LINE));
      dump.append(
          "%08x  %-47s  |%s|%n"
              .formatted(start, HexFormat.ofDelimiter(" ").formatHex(line), characters(line))
              .replace(System.lineSeparator(), "\n"));
    }
    return dump.toString();
  }

  private static String characters(byte[] line) {
    StringBuilder characters = new StringBuilder();
    for (byte one : line) {
      characters.append(one >= 0x20 && one < 0x7f ? (char) one : '.');
    }
    return characters.toString();
  }
}
