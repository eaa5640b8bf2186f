package io.storycast.stage.engine;

import io.storycast.contracts.Message;
import io.storycast.stage.engine.InboundRecord.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A Kafka record to send. */
public record OutboundRecord(
    String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {

  public OutboundRecord {
    headers = List.copyOf(headers);
  }

  /** A message of the public contract as a record. */
  public static OutboundRecord of(Message message) {
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, String> header : new TreeMap<>(message.headers()).entrySet()) {
      headers.add(new Header(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)));
    }
    return new OutboundRecord(
        message.topic(), message.key().getBytes(StandardCharsets.UTF_8), message.value(), headers);
  }

  @Override
  public String toString() {
    return "OutboundRecord[topic=%s]".formatted(topic);
  }
}
