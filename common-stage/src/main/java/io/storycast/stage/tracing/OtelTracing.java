package io.storycast.stage.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.storycast.stage.Step;
import io.storycast.stage.TraceParent;
import io.storycast.stage.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells the steps to an OpenTelemetry backend. */
public final class OtelTracing implements Tracing, AutoCloseable {

  /** A collector that is away must not keep a process from ending. */
  private static final Duration LAST_WORD = Duration.ofSeconds(3);

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;
  private final Sampler sampler;
  private final ChosenIds ids;

  OtelTracing(OpenTelemetrySdk sdk, Sampler sampler, ChosenIds ids) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer("io.storycast");
    this.sampler = sampler;
    this.ids = ids;
  }

  @Override
  public Step begin(
      @Nullable TraceParent cause, String name, Step.Kind kind, List<TraceParent> links) {
    return new SpanStep(builder(cause, name, kind, links).startSpan(), this);
  }

  @Override
  public Step begin(
      TraceParent place,
      @Nullable TraceParent cause,
      String name,
      Instant since,
      List<TraceParent> links) {
    SpanBuilder span = builder(cause, name, Step.Kind.PRODUCER, links).setStartTimestamp(since);
    return new SpanStep(ids.with(place, span::startSpan), this);
  }

  private SpanBuilder builder(
      @Nullable TraceParent cause, String name, Step.Kind kind, List<TraceParent> links) {
    SpanBuilder span = tracer.spanBuilder(name).setSpanKind(SpanKind.valueOf(kind.name()));
    span.setParent(
        cause == null ? Context.root() : Context.root().with(Span.wrap(contextOf(cause))));
    links.forEach(link -> span.addLink(contextOf(link)));
    return span;
  }

  /** Samplers decide by the trace's id, so every process decides alike. */
  @Override
  public TraceParent decided(TraceParent root) {
    SamplingDecision decision =
        sampler
            .shouldSample(
                Context.root(),
                root.traceId(),
                "claim",
                SpanKind.PRODUCER,
                Attributes.empty(),
                List.of())
            .getDecision();
    return root.sampled(decision == SamplingDecision.RECORD_AND_SAMPLE);
  }

  private static SpanContext contextOf(TraceParent place) {
    return SpanContext.createFromRemoteParent(
        place.traceId(),
        place.spanId(),
        TraceFlags.fromHex(place.flags(), 0),
        TraceState.getDefault());
  }

  /** Sends what is not sent yet. */
  @Override
  public void close() {
    sdk.shutdown().join(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
  }
}
