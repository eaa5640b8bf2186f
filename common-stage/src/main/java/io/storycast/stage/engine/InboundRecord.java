package io.storycast.stage.engine;

import io.storycast.contracts.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it came, byte for byte: what lands, and what a dead letter gives back.
 *
 * @param timestamp milliseconds since the epoch, as the broker has it
 */
public record InboundRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers) {

  public InboundRecord {
    headers = List.copyOf(headers);
  }

  /** One record header. */
  public record Header(String name, byte @Nullable [] value) {}

  /** The text of the last header with this name, or null. */
  public @Nullable String header(String name) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      Header header = headers.get(i);
      if (header.name().equals(name)) {
        byte[] text = header.value();
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  /**
   * Which attempt of the job the record belongs to; 1 when the header is absent or not a number.
   */
  public int attempt() {
    String text = header(Headers.ATTEMPT);
    try {
      return text == null ? 1 : Math.max(1, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  @Override
  public String toString() {
    return "%s-%d@%d".formatted(topic, partition, offset);
  }
}
