package io.storycast.stage.kafka;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.Headers;
import io.storycast.contracts.JobCancelled;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageControl;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.stage.StageFailure;
import io.storycast.stage.Step;
import io.storycast.stage.TraceParent;
import io.storycast.stage.Tracing;
import io.storycast.stage.engine.Cancellations;
import io.storycast.stage.engine.FailPoints;
import io.storycast.stage.engine.InboundRecord;
import io.storycast.stage.engine.Obligation;
import io.storycast.stage.engine.Obligations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Lands records: stores each as an obligation, so that its offset can be committed in milliseconds.
 *
 * <p>When the database or the broker is away this throws, and the container offers the same batch
 * again: an offset is committed only after its record was landed or dead-lettered.
 */
public final class Landing implements BatchMessageListener<byte[], byte[]> {

  private final Obligations obligations;
  private final Cancellations cancellations;
  private final Consumer<StageControl> orders;
  private final Refusal refusal;
  private final Tracing tracing;
  private final Clock clock;

  /**
   * @param orders takes every order that comes, of whatever stage
   */
  public Landing(
      Obligations obligations,
      Cancellations cancellations,
      Consumer<StageControl> orders,
      Refusal refusal,
      Tracing tracing,
      Clock clock) {
    this.obligations = obligations;
    this.cancellations = cancellations;
    this.orders = orders;
    this.refusal = refusal;
    this.tracing = tracing;
    this.clock = clock;
  }

  private record Parsed(InboundRecord record, Obligations.Landing landing, Step step) {}

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<Parsed> landings = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> kafkaRecord : batch) {
      InboundRecord record = KafkaRecords.inbound(kafkaRecord);
      try {
        if (record.topic().equals(EventType.STAGE_CONTROL.topic())) {
          orders.accept(orderIn(record));
        } else {
          sort(record, Parsing.factIn(record), landings);
        }
      } catch (StageFailure failure) {
        refusal.refuse(record, failure);
      }
    }
    land(landings);
    FailPoints.reach("after-landing");
  }

  private static StageControl orderIn(InboundRecord record) {
    try {
      if (EventCodec.read(record::header, record.value()) instanceof StageControl order) {
        return order;
      }
      throw StageFailure.of(ReasonCode.WRONG_EVENT_TYPE, "The record is not an order to a stage.");
    } catch (UnreadableEventException e) {
      throw StageFailure.of(e.reason(), e.sentence()).causedBy(e);
    }
  }

  private void sort(InboundRecord record, Fact fact, List<Parsed> landings) {
    if (fact instanceof JobCancelled cancelled) {
      cancellations.add(cancelled);
      return;
    }
    landings.add(
        new Parsed(
            record,
            new Obligations.Landing(
                EventType.of(fact).versionedName(),
                fact.scenarioId() + "/" + fact.revision(),
                Obligation.landed(record, clock.instant())),
            step(record, fact)));
  }

  /** Ends when the record has landed; a batch that is offered again begins other steps. */
  private Step step(InboundRecord record, Fact fact) {
    return tracing
        .begin(
            TraceParent.parse(record.header(Headers.TRACEPARENT)).orElse(null),
            "land " + record.topic(),
            Step.Kind.CONSUMER,
            List.of())
        .with("messaging.system", "kafka")
        .with("messaging.destination.name", record.topic())
        .with("messaging.kafka.offset", record.offset())
        .with("storycast.scenario.id", fact.scenarioId())
        .with("storycast.attempt", record.attempt());
  }

  private void land(List<Parsed> landings) {
    if (landings.isEmpty()) {
      return;
    }
    try {
      obligations.land(landings.stream().map(Parsed::landing).toList());
      landings.forEach(landed -> landed.step().close());
    } catch (RuntimeException e) {
      if (Recovery.isWorthWaitingFor(e)) {
        throw e;
      }
      // One record the database cannot hold must not keep its neighbours from landing.
      landings.forEach(this::landAlone);
    }
  }

  private void landAlone(Parsed parsed) {
    try {
      obligations.land(List.of(parsed.landing()));
      parsed.step().close();
    } catch (RuntimeException e) {
      if (Recovery.isWorthWaitingFor(e)) {
        throw e;
      }
      refusal.refuse(
          parsed.record(),
          StageFailure.of(ReasonCode.UNREADABLE_RECORD, "The database cannot hold the record.")
              .causedBy(e));
    }
  }
}
