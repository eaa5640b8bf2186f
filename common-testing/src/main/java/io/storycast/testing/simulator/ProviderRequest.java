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
@SuppressWarnings("ArrayRecordComponent") // never compared
record ProviderRequest(Endpoint endpoint, String scenario, byte[] bytes, JsonNode json) {

  static final String NO_SCENARIO = "unknown";

  private static final JsonMapper JSON = JsonMapper.shared();

  static ProviderRequest read(Endpoint endpoint, HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    String scenario = exchange.getRequestHeaders().getFirst("X-Storycast-Scenario");
    return new ProviderRequest(
        endpoint, Objects.requireNonNullElse(scenario, NO_SCENARIO), bytes, parse(bytes));
  }

  String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  boolean asksForJsonMode() {
    return json.path("response_format").path("type").asString("").startsWith("json");
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
