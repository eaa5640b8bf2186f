package io.storycast.webhook.api;

import io.storycast.stage.web.QueryText;
import io.storycast.webhook.registry.DeliveryLog.Filter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of the delivery log. */
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
        QueryText.number("limit", query.get("limit"), USUAL_LIMIT, MOST));
  }

  private static @Nullable String text(Map<String, String> query, String name) {
    return QueryText.of(name, query.get(name));
  }
}
