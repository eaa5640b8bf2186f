package io.storycast.webhook.delivering;

/** Puts events into words for a chat. */
@FunctionalInterface
public interface Messages {

  /**
   * The body that the chat's webhook wants.
   *
   * @param chat not {@link EndpointKind#STANDARD}
   */
  String bodyFor(EndpointKind chat, WebhookEvent event);
}
