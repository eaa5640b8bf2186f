package io.storycast.testing.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Controls the simulator over HTTP: {@code /simulator/(faults|calls|latency|reset)}. */
final class AdminApi implements HttpHandler {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ProviderSimulator simulator;

  AdminApi(ProviderSimulator simulator) {
    this.simulator = simulator;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Replies.send(exchange, reply(exchange));
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String operation = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try {
      return switch (operation) {
        case "GET /simulator/faults" -> faults();
        case "POST /simulator/faults" -> {
          simulator.faults().add(AdminJson.fault(body(exchange)));
          yield faults();
        }
        case "DELETE /simulator/faults" -> {
          simulator.faults().clear();
          yield faults();
        }
        case "GET /simulator/calls" -> Reply.json(AdminJson.calls(simulator.calls()).toString());
        case "POST /simulator/latency" -> {
          AdminJson.setLatencies(body(exchange), simulator);
          yield Reply.json("{}");
        }
        case "POST /simulator/reset" -> {
          simulator.reset();
          yield Reply.json("{}");
        }
        default -> Reply.error(404, "text/plain", "no such operation: " + operation, Map.of());
      };
    } catch (IllegalArgumentException | JacksonException e) {
      return Reply.error(400, "text/plain", String.valueOf(e.getMessage()), Map.of());
    }
  }

  private Reply faults() {
    return Reply.json(AdminJson.faults(simulator.faults()).toString());
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    return JSON.readTree(exchange.getRequestBody().readAllBytes());
  }
}
