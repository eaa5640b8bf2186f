package io.storycast.stage.kafka;

import io.storycast.stage.engine.OutboundRecord;
import io.storycast.stage.engine.Outlet;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Sends with {@code acks=all} and waits for the acknowledgement. */
public final class KafkaOutlet implements Outlet {

  private final KafkaOperations<byte[], byte[]> kafka;
  private final Duration patience;

  /**
   * @param patience how long to wait for an acknowledgement; longer than the producer's own limit
   */
  public KafkaOutlet(KafkaOperations<byte[], byte[]> kafka, Duration patience) {
    this.kafka = kafka;
    this.patience = patience;
  }

  @Override
  public void send(OutboundRecord record) {
    try {
      kafka.send(KafkaRecords.outbound(record)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw notSent(record, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException | org.springframework.kafka.KafkaException e) {
      throw notSent(record, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notSent(record, e);
    }
  }

  private static NotSentException notSent(OutboundRecord record, Throwable cause) {
    return new NotSentException(record.topic() + ": " + cause.getMessage(), cause);
  }
}
