package io.storycast.webhook.api;

import io.storycast.webhook.registry.DeliveryLog.Filter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of the delivery log. Empty parameters count as absent. */
final class ListParameters {

  private static final int USUAL_LIMIT = 20;
  private static final int MOST = 100;
  private static final List<String> STATES = List.of("waiting", "delivered", "failed", "dropped");

  private ListParameters() {}

  static Filter of(Map<String, String> query) {
    String state = text(query, "state");
    if (state != null && !STATES.contains(state)) {
      throw Invalid.field(
          "state", "No delivery has this state.", "One of " + String.join(", ", STATES) + ".");
    }
    String event = text(query, "event");
    String before = text(query, "before");
    return new Filter(
        state,
        event == null ? null : EventTypes.chosen(event),
        before == null ? null : Invalid.id("before", before),
        limit(text(query, "limit")));
  }

  private static @Nullable String text(Map<String, String> query, String name) {
    String value = query.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw Invalid.field(
        "limit",
        "limit is not a whole number from 1 to %d.".formatted(MOST),
        "Without it, it is %d.".formatted(USUAL_LIMIT));
  }
}
