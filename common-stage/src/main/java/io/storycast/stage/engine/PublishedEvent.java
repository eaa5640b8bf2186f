package io.storycast.stage.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.contracts.Message;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out, as task data.
 *
 * @param trace how it stands in its trace; not there in older rows
 */
public record PublishedEvent(
    String topic,
    String key,
    Map<String, String> headers,
    byte[] value,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Trace trace) {

  /**
   * The step that the publication is.
   *
   * @param place its own {@code traceparent}, which the event carries
   * @param cause that of the step it follows from, or null when it begins the trace
   * @param earlier where the trace of the job's attempt before it began, or null
   */
  public record Trace(
      String name,
      String place,
      @Nullable String cause,
      @Nullable String earlier,
      Instant publishedAt) {}

  static PublishedEvent of(Message message, @Nullable Trace trace) {
    return new PublishedEvent(
        message.topic(), message.key(), message.headers(), message.value(), trace);
  }

  OutboundRecord record() {
    return OutboundRecord.of(new Message(topic, key, headers, value));
  }

  @Override
  public String toString() {
    return "PublishedEvent[topic=%s]".formatted(topic);
  }
}
