package io.storycast.webhook.chat;

import io.storycast.webhook.delivering.EndpointKind;
import io.storycast.webhook.delivering.Messages;
import io.storycast.webhook.delivering.WebhookEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The messages as Slack's and Discord's incoming webhooks want them. */
@Component
final class ChatMessages implements Messages {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String bodyFor(EndpointKind chat, WebhookEvent event) {
    JsonNode data = JSON.readTree(event.body()).path("data");
    ObjectNode message = JSON.createObjectNode();
    switch (chat) {
      case SLACK -> message.put("text", Wording.of(event.kind(), data, Dialect.SLACK));
      case DISCORD -> {
        message.put("content", Wording.of(event.kind(), data, Dialect.DISCORD));
        // A title that says @everyone must call nobody.
        message.putObject("allowed_mentions").putArray("parse");
      }
      case STANDARD -> throw new IllegalArgumentException("a standard endpoint wants the event");
    }
    return JSON.writeValueAsString(message);
  }
}
