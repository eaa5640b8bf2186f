package io.storycast.testing.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code /models}; any model name is accepted in calls. */
final class ModelsEndpoint implements HttpHandler {

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ObjectNode answer = JsonMapper.shared().createObjectNode().put("object", "list");
      ArrayNode models = answer.putArray("data");
      for (String model : new String[] {ChatEndpoint.MODEL, "storycast-simulator/freetts"}) {
        models.addObject().put("id", model).put("object", "model").put("owned_by", "storycast");
      }
      Replies.send(exchange, Reply.json(answer.toString()));
    }
  }
}
