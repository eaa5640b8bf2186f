package io.storycast.stage.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.stage.engine.OutboundRecord;
import io.storycast.stage.engine.Outlet.NotSentException;
import io.storycast.stage.engine.Outlet.TooLargeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

class KafkaOutletTest {

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final AtomicInteger resets = new AtomicInteger();
  private final KafkaOutlet outlet =
      new KafkaOutlet(new KafkaTemplate<>(new OneProducer()), Duration.ofSeconds(5));
  private final OutboundRecord record =
      new OutboundRecord("some-topic", new byte[] {1}, new byte[] {2}, List.of());

  @Test
  void tellsWhatIsTooLargeFromWhatMayPass() {
    assertThatThrownBy(() -> sendDuring(new RecordTooLargeException("3 MB")))
        .isInstanceOf(TooLargeException.class)
        .hasMessage("some-topic: 3 MB");
    assertThatThrownBy(() -> sendDuring(new RecordBatchTooLargeException("3 MB")))
        .isInstanceOf(TooLargeException.class);
    assertThatThrownBy(() -> sendDuring(new NotEnoughReplicasException("1 of 2")))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("bring the brokers back");
  }

  @Test
  void saysWhatToDoAboutAMissingTopic() {
    assertThatThrownBy(
            () -> sendDuring(new TimeoutException("Topic some-topic not present in metadata.")))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("create some-topic");
  }

  @Test
  void asksForPermissionAndTakesANewProducerOnceItMayHaveIt() {
    assertThatThrownBy(() -> sendDuring(new TopicAuthorizationException("not authorized")))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("to write to some-topic");
    assertThatThrownBy(() -> sendDuring(new ClusterAuthorizationException("not authorized")))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("IdempotentWrite");
    assertThat(resets).hasValue(2);

    producer.sendException = null;
    outlet.send(record);

    assertThat(producer.history()).hasSize(1);
  }

  private void sendDuring(RuntimeException trouble) {
    producer.sendException = trouble;
    outlet.send(record);
  }

  private final class OneProducer implements ProducerFactory<byte[], byte[]> {

    @Override
    public Producer<byte[], byte[]> createProducer() {
      return producer;
    }

    @Override
    public void reset() {
      resets.incrementAndGet();
    }
  }
}
