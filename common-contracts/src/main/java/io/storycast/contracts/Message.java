package io.storycast.contracts;

import java.util.Map;
import java.util.TreeMap;

/**
 * A Kafka record without Kafka: what {@link EventCodec} writes.
 *
 * @param topic where it goes
 * @param key the record key
 * @param headers header values as text, sorted by name
 * @param value the record value
 */
public record Message(String topic, String key, Map<String, String> headers, byte[] value) {

  public Message {
    headers = Map.copyOf(new TreeMap<>(headers));
  }

  /** The same message with one more header. */
  public Message with(String header, String text) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, text);
    return new Message(topic, key, more, value);
  }

  @Override
  public String toString() {
    return "Message[topic=%s, key=%s, bytes=%d]".formatted(topic, key, value.length);
  }
}
