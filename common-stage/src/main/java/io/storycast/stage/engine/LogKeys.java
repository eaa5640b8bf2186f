package io.storycast.stage.engine;

import io.storycast.contracts.Fact;
import io.storycast.contracts.Headers;
import io.storycast.stage.TraceParent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The fixed keys in the logging context, so that every line written meanwhile carries them. */
public final class LogKeys implements AutoCloseable {

  private final Map<String, String> keys = new LinkedHashMap<>();

  private LogKeys(
      String stage, InboundRecord record, @Nullable Fact fact, @Nullable String traceId) {
    keys.put("stage", stage);
    if (fact != null) {
      keys.put("scenarioId", fact.scenarioId());
      keys.put("revision", Integer.toString(fact.revision()));
      keys.put("slug", fact.slug());
    }
    keys.put("attempt", Integer.toString(record.attempt()));
    keys.put("topic", record.topic());
    keys.put("partition", Integer.toString(record.partition()));
    keys.put("offset", Long.toString(record.offset()));
    if (traceId != null) {
      keys.put("traceId", traceId);
    }
    keys.forEach(MDC::put);
  }

  /** Sets the keys of a record until {@link #close()}. */
  public static LogKeys of(String stage, InboundRecord record) {
    String traceId =
        TraceParent.parse(record.header(Headers.TRACEPARENT))
            .map(TraceParent::traceId)
            .orElse(null);
    return new LogKeys(stage, record, null, traceId);
  }

  /** Sets the keys of an execution until {@link #close()}. */
  static LogKeys of(String stage, Outcome outcome, @Nullable Fact fact) {
    return new LogKeys(
        stage, outcome.obligation().record(), fact, outcome.step().context().traceId());
  }

  @Override
  public void close() {
    keys.keySet().forEach(MDC::remove);
  }
}
