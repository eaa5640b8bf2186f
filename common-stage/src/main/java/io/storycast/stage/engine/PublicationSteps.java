package io.storycast.stage.engine;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.stage.Step;
import io.storycast.stage.TraceParent;
import io.storycast.stage.Tracing;
import io.storycast.stage.engine.PublishedEvent.Trace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Publications as steps. A claim begins the trace of its attempt and is linked to the attempt
 * before it; every other fact joins that trace, however late it comes.
 */
final class PublicationSteps {

  private final Tracing tracing;

  PublicationSteps(Tracing tracing) {
    this.tracing = tracing;
  }

  /** The step of an event that is published for the first time. */
  Trace of(Event event, int attempt) {
    return event instanceof ScenarioClaimed claim
        ? claimed(claim, attempt)
        : joined(event, attempt);
  }

  /** The step of a claim that is published once more. */
  Trace again(Event event, int attempt) {
    return joined(event, attempt);
  }

  private Trace claimed(ScenarioClaimed claim, int attempt) {
    String earlier = attempt > 1 ? root(claim, attempt - 1).header() : null;
    return trace("claim", root(claim, attempt), null, earlier);
  }

  private Trace joined(Event event, int attempt) {
    String name = "publish " + EventType.of(event).topic();
    if (event instanceof Fact fact) {
      TraceParent root = root(fact, attempt);
      return trace(name, root.next(), root.header(), null);
    }
    return trace(name, tracing.decided(TraceParent.start()), null, null);
  }

  private TraceParent root(Fact fact, int attempt) {
    return tracing.decided(TraceParent.ofAttempt(fact.jobId(), fact.revision(), attempt));
  }

  private static Trace trace(
      String name, TraceParent place, @Nullable String cause, @Nullable String earlier) {
    return new Trace(name, place.header(), cause, earlier, Instant.now());
  }

  /** From when it was published until the broker has it. */
  Step sending(PublishedEvent event) {
    Trace trace = event.trace();
    if (trace == null) {
      return Tracing.NONE.begin(null, "publish", Step.Kind.PRODUCER, List.of());
    }
    return tracing
        .begin(
            TraceParent.parse(trace.place()).orElseThrow(),
            TraceParent.parse(trace.cause()).orElse(null),
            trace.name(),
            trace.publishedAt(),
            TraceParent.parse(trace.earlier()).stream().toList())
        .with("messaging.system", "kafka")
        .with("messaging.destination.name", event.topic())
        .with("messaging.message.id", event.headers().get(Headers.CE_ID))
        .with("storycast.scenario.id", event.key())
        .with("storycast.attempt", event.headers().get(Headers.ATTEMPT));
  }
}
