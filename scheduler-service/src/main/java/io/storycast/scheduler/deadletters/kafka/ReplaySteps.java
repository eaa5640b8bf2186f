package io.storycast.scheduler.deadletters.kafka;

import io.storycast.contracts.Headers;
import io.storycast.scheduler.deadletters.ReplayItems.Item;
import io.storycast.stage.Step;
import io.storycast.stage.TraceParent;
import io.storycast.stage.Tracing;

/** Replayed records as steps of their stories' traces, linked to the execution that gave up. */
final class ReplaySteps {

  private final Tracing tracing;

  ReplaySteps(Tracing tracing) {
    this.tracing = tracing;
  }

  Step of(String replayId, Item item) {
    RecordHeaders headers = new RecordHeaders(item.content().headers());
    return tracing
        .begin(
            TraceParent.parse(headers.text(Headers.TRACEPARENT)).orElse(null),
            "replay",
            Step.Kind.PRODUCER,
            TraceParent.parse(headers.text(Headers.DIED_STEP)).stream().toList())
        .with("storycast.replay.id", replayId)
        .with("storycast.dead.letter.id", item.letter().id())
        .with("storycast.replay.count", item.letter().replayed().count() + 1)
        .with("messaging.destination.name", item.letter().source().topic());
  }
}
