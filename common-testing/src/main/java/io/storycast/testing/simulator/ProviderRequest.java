package io.storycast.testing.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call as it came in.
 *
 * @param scenario from the header {@code X-Storycast-Scenario}, else {@value #NO_SCENARIO}
 * @param json the body, a missing node where it is not JSON
 */
record ProviderRequest(Endpoint endpoint, String scenario, String body, JsonNode json) {

  static final String NO_SCENARIO = "unknown";

  private static final JsonMapper JSON = JsonMapper.shared();

  static ProviderRequest read(Endpoint endpoint, HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String scenario = exchange.getRequestHeaders().getFirst("X-Storycast-Scenario");
    return new ProviderRequest(
        endpoint, Objects.requireNonNullElse(scenario, NO_SCENARIO), body, parse(body));
  }

  boolean asksForJsonMode() {
    return json.path("response_format").path("type").asString("").startsWith("json");
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
