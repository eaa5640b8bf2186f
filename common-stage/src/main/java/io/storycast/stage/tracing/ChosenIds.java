package io.storycast.stage.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import io.storycast.stage.TraceParent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, but for a span whose ids were handed out before it began. */
final class ChosenIds implements IdGenerator {

  private final IdGenerator random = IdGenerator.random();
  private final ThreadLocal<@Nullable TraceParent> chosen = new ThreadLocal<>();

  /** Begins one span with these ids. */
  <T> T with(TraceParent ids, Supplier<T> begin) {
    chosen.set(ids);
    try {
      return begin.get();
    } finally {
      chosen.remove();
    }
  }

  @Override
  public String generateTraceId() {
    TraceParent ids = chosen.get();
    return ids == null ? random.generateTraceId() : ids.traceId();
  }

  @Override
  public String generateSpanId() {
    TraceParent ids = chosen.get();
    return ids == null ? random.generateSpanId() : ids.spanId();
  }
}
