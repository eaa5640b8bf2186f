package io.storycast.stage.engine;

import io.storycast.contracts.Headers;
import io.storycast.stage.engine.InboundRecord.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Dead letters cut down to what a small topic takes. */
final class ShortDeadLetters {

  private static final int HEADER_LIMIT = 256;
  private static final int FOREIGN_HEADERS = 20;
  private static final int KEY_LIMIT = 1024;
  private static final Set<String> SENTENCES =
      Set.of(Headers.REASON, Headers.DLT_EXCEPTION_MESSAGE);

  private ShortDeadLetters() {}

  /** Sentences shortened, history and large headers of the producer left out; value kept. */
  static OutboundRecord withShortHeaders(OutboundRecord letter) {
    return new OutboundRecord(letter.topic(), letter.key(), letter.value(), shortened(letter));
  }

  /** Without its value as well: the record stays on its original topic, at its offset. */
  static OutboundRecord withoutValue(OutboundRecord letter) {
    byte[] key = letter.key();
    byte[] value = letter.value();
    List<Header> headers = shortened(letter);
    if (value != null) {
      headers.add(new Header(Headers.VALUE_OMITTED, bytes(Integer.toString(value.length))));
    }
    return new OutboundRecord(
        letter.topic(), key == null || key.length > KEY_LIMIT ? null : key, null, headers);
  }

  private static List<Header> shortened(OutboundRecord letter) {
    List<Header> kept = new ArrayList<>();
    int foreign = 0;
    for (Header header : letter.headers()) {
      if (SENTENCES.contains(header.name())) {
        kept.add(new Header(header.name(), cut(Objects.requireNonNull(header.value()))));
      } else if (isSmall(header) && (isOurs(header.name()) || foreign++ < FOREIGN_HEADERS)) {
        kept.add(header);
      }
    }
    return kept;
  }

  private static boolean isSmall(Header header) {
    byte[] value = header.value();
    return header.name().length() + (value == null ? 0 : value.length) <= HEADER_LIMIT;
  }

  private static boolean isOurs(String name) {
    return name.startsWith("storycast-")
        || name.startsWith("kafka_dlt-")
        || name.startsWith("ce_")
        || name.equals(Headers.TRACEPARENT);
  }

  private static byte[] cut(byte[] sentence) {
    String text = new String(sentence, StandardCharsets.UTF_8);
    return bytes(
        text.length() > HEADER_LIMIT / 2 ? text.substring(0, HEADER_LIMIT / 2) + "…" : text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
