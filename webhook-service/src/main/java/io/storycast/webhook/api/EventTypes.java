package io.storycast.webhook.api;

import io.storycast.webhook.delivering.EventKind;
import java.util.List;

/** The event types by name. */
final class EventTypes {

  private EventTypes() {}

  static List<String> names() {
    return EventKind.choosable().stream().map(EventKind::wireName).toList();
  }

  static EventKind chosen(String name) {
    return EventKind.named(name)
        .filter(EventKind.choosable()::contains)
        .orElseThrow(
            () ->
                Invalid.field(
                    "events",
                    "There is no such event type.",
                    "The types are %s.".formatted(String.join(", ", names()))));
  }
}
