package io.storycast.stage.kafka;

import io.storycast.stage.engine.InboundRecord;
import io.storycast.stage.engine.OutboundRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Translates between Kafka's records and the engine's. */
final class KafkaRecords {

  private KafkaRecords() {}

  static InboundRecord inbound(ConsumerRecord<byte[], byte[]> record) {
    List<InboundRecord.Header> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(new InboundRecord.Header(header.key(), header.value()));
    }
    return new InboundRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        headers);
  }

  static ProducerRecord<byte[], byte[]> outbound(OutboundRecord record) {
    ProducerRecord<byte[], byte[]> produced =
        new ProducerRecord<>(record.topic(), record.key(), record.value());
    record.headers().forEach(header -> produced.headers().add(header.name(), header.value()));
    return produced;
  }
}
