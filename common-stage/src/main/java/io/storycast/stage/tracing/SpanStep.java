package io.storycast.stage.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.storycast.stage.Step;
import io.storycast.stage.TraceParent;
import io.storycast.stage.Tracing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span. */
record SpanStep(Span span, Tracing tracing) implements Step {

  @Override
  public TraceParent context() {
    SpanContext context = span.getSpanContext();
    return new TraceParent(
        context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex());
  }

  @Override
  public Step below(String name, Kind kind) {
    return tracing.begin(context(), name, kind, List.of());
  }

  @Override
  public Step with(String key, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Integer number -> span.setAttribute(key, number.longValue());
      case Long number -> span.setAttribute(key, number);
      default -> span.setAttribute(key, value.toString());
    }
    return this;
  }

  @Override
  public Step failed(String reason) {
    span.setStatus(StatusCode.ERROR, reason).setAttribute("error.type", reason);
    return this;
  }

  @Override
  public void close() {
    span.end();
  }
}
