package io.storycast.stage.engine;

import io.storycast.contracts.Message;
import java.util.Map;

/** An event on its way out, as task data. */
public record PublishedEvent(String topic, String key, Map<String, String> headers, byte[] value) {

  static PublishedEvent of(Message message) {
    return new PublishedEvent(message.topic(), message.key(), message.headers(), message.value());
  }

  OutboundRecord record() {
    return OutboundRecord.of(new Message(topic, key, headers, value));
  }

  @Override
  public String toString() {
    return "PublishedEvent[topic=%s]".formatted(topic);
  }
}
