package io.storycast.webhook.intake;

import io.storycast.webhook.delivering.WebhookEvent;

/** The events, and what follows from each. */
@FunctionalInterface
public interface EventLog {

  /** Keeps an event and makes an obligation for each endpoint that wants it, unless it is known. */
  void add(WebhookEvent event);
}
