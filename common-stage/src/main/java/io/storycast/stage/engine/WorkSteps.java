package io.storycast.stage.engine;

import io.storycast.contracts.Headers;
import io.storycast.contracts.Message;
import io.storycast.stage.Step;
import io.storycast.stage.TraceParent;
import io.storycast.stage.Tracing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The executions of one stage as steps of the stories' traces. */
final class WorkSteps {

  private final String stage;
  private final Tracing tracing;

  WorkSteps(String stage, Tracing tracing) {
    this.stage = stage;
    this.tracing = tracing;
  }

  /** One try. It is linked to the try before it, and to the replay that brought its record. */
  Step execution(Obligation obligation) {
    InboundRecord record = obligation.record();
    List<TraceParent> links =
        Stream.of(TraceParent.parse(obligation.step()), parsed(record, Headers.REPLAY_STEP))
            .flatMap(Optional::stream)
            .toList();
    return tracing
        .begin(
            parsed(record, Headers.TRACEPARENT).orElse(null),
            "work " + stage,
            Step.Kind.INTERNAL,
            links)
        .with("storycast.stage", stage)
        .with("storycast.scenario.id", scenarioId(record))
        .with("storycast.attempt", record.attempt())
        .with("storycast.try", obligation.tries() + 1)
        .with("storycast.abandoned", obligation.abandoned())
        .with("storycast.replay.id", record.header(Headers.REPLAY_ID))
        .with("messaging.destination.name", record.topic())
        .with("messaging.destination.partition.id", Integer.toString(record.partition()))
        .with("messaging.kafka.offset", record.offset());
  }

  /** The result's way to the broker. */
  Step emission(Outcome outcome, Message result) {
    return outcome
        .step()
        .below("send " + result.topic(), Step.Kind.PRODUCER)
        .with("messaging.system", "kafka")
        .with("messaging.destination.name", result.topic())
        .with("messaging.message.id", result.headers().get(Headers.CE_ID));
  }

  /** Facts are keyed by their scenario. */
  private static @Nullable String scenarioId(InboundRecord record) {
    byte[] key = record.key();
    return key == null ? null : new String(key, StandardCharsets.UTF_8);
  }

  private static Optional<TraceParent> parsed(InboundRecord record, String header) {
    return TraceParent.parse(record.header(header));
  }
}
