package io.storycast.stage.kafka;

import io.storycast.stage.engine.OutboundRecord;
import io.storycast.stage.engine.Outlet;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
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
      throw failed(record, e);
    } catch (KafkaException | org.springframework.kafka.KafkaException e) {
      throw failed(record, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(record, e);
    }
  }

  private RuntimeException failed(OutboundRecord record, Throwable thrown) {
    Throwable cause = kafkasOwn(thrown);
    String message = record.topic() + ": " + cause.getMessage();
    if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException) {
      return new TooLargeException(message, cause);
    }
    if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
      // An idempotent producer that was refused once refuses itself from then on.
      kafka.getProducerFactory().reset();
    }
    return new NotSentException(message + " " + SendAdvice.on(record.topic(), cause), cause);
  }

  /** Futures and Spring wrap what the client says. */
  private static Throwable kafkasOwn(Throwable thrown) {
    Throwable cause = thrown;
    while (!(cause instanceof ApiException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
