package io.storycast.scheduler.history.postgres;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The details of an event as JSON. */
final class EventDetails {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private EventDetails() {}

  static String write(Map<String, Object> details) {
    return JSON.writeValueAsString(details);
  }

  static Map<String, Object> read(@Nullable String json) {
    return json == null ? Map.of() : JSON.readValue(json, OBJECT);
  }
}
