package io.storycast.stage.kafka;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageStatus;
import io.storycast.stage.DeadLetter;
import io.storycast.stage.Delivery;
import io.storycast.stage.Projection;
import io.storycast.stage.StageFailure;
import io.storycast.stage.TraceParent;
import io.storycast.stage.engine.InboundRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.support.TransactionOperations;

/** Applies records to a projection, each batch in one transaction, before the offsets move. */
public final class Projecting implements BatchMessageListener<byte[], byte[]> {

  private final Projection projection;
  private final TransactionOperations transactions;
  private final Refusal refusal;

  public Projecting(Projection projection, TransactionOperations transactions, Refusal refusal) {
    this.projection = projection;
    this.transactions = transactions;
    this.refusal = refusal;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<Change> changes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> kafkaRecord : batch) {
      InboundRecord record = KafkaRecords.inbound(kafkaRecord);
      changes.add(new Change(record, changeOf(record)));
    }
    try {
      transactions.executeWithoutResult(status -> changes.forEach(Change::apply));
    } catch (RuntimeException e) {
      if (Recovery.isWorthWaitingFor(e)) {
        throw e;
      }
      // One record that cannot be applied must not keep its neighbours out.
      changes.forEach(this::applyAlone);
    }
  }

  private record Change(InboundRecord record, Runnable change) {

    void apply() {
      change.run();
    }
  }

  private void applyAlone(Change change) {
    try {
      transactions.executeWithoutResult(status -> change.apply());
    } catch (RuntimeException e) {
      if (Recovery.isWorthWaitingFor(e)) {
        throw e;
      }
      StageFailure failure =
          StageFailure.of(ReasonCode.UNEXPECTED, "The record cannot be applied: " + e).causedBy(e);
      if (isDeadLetter(change.record()) || isStatus(change.record())) {
        refusal.skip(change.record(), failure); // these have no dead-letter topic of their own
      } else {
        refusal.refuse(change.record(), failure);
      }
    }
  }

  private Runnable changeOf(InboundRecord record) {
    if (isDeadLetter(record)) {
      DeadLetter letter = DeadLetterReader.read(record);
      return () -> projection.apply(letter);
    }
    return isStatus(record) ? status(record) : fact(record);
  }

  private static boolean isDeadLetter(InboundRecord record) {
    return record.topic().endsWith(".dlt");
  }

  private static boolean isStatus(InboundRecord record) {
    return record.topic().equals(EventType.STAGE_STATUS.topic());
  }

  /** The next report of the instance tells all that an unusable one did not. */
  private Runnable status(InboundRecord record) {
    try {
      StageStatus status = Parsing.statusIn(record);
      return () -> projection.apply(status);
    } catch (StageFailure failure) {
      refusal.skip(record, failure);
      return () -> {};
    }
  }

  private Runnable fact(InboundRecord record) {
    try {
      Fact fact = Parsing.factIn(record);
      Delivery delivery =
          new Delivery(
              record.topic(),
              record.partition(),
              record.offset(),
              record.attempt(),
              trace(record).orElse(null));
      return () -> projection.apply(fact, delivery);
    } catch (StageFailure failure) {
      refusal.refuse(record, failure);
      return () -> {};
    }
  }

  static Optional<TraceParent> trace(InboundRecord record) {
    return TraceParent.parse(record.header(Headers.TRACEPARENT));
  }
}
