package io.storycast.webhook.api;

import io.storycast.stage.web.Problem;
import io.storycast.webhook.delivering.Endpoint;
import io.storycast.webhook.registry.DeliveryLog;
import io.storycast.webhook.registry.DeliveryLog.LoggedDelivery;
import io.storycast.webhook.registry.EndpointBook;
import org.springframework.http.HttpStatus;

/** What a path names, or a problem. */
final class Existing {

  private Existing() {}

  static Endpoint endpoint(EndpointBook book, String id) {
    return book.find(Invalid.id("endpoint", id)).orElseThrow(() -> missing("endpoint"));
  }

  static LoggedDelivery delivery(DeliveryLog log, String id) {
    return log.find(Invalid.id("delivery", id)).orElseThrow(() -> missing("delivery"));
  }

  private static Problem missing(String what) {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        what + "-not-found",
        "There is no such %s.".formatted(what),
        "It may have been removed; list what there is.");
  }
}
