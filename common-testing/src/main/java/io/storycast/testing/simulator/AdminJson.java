package io.storycast.testing.simulator;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The admin API's JSON. */
final class AdminJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private AdminJson() {}

  /** {@code {"kind","endpoint","times","scenario","text","status",...}}; all but two optional. */
  static Fault fault(JsonNode json) {
    Fault usual =
        Fault.of(
            FaultKind.of(json.path("kind").asString("")),
            Endpoint.of(json.path("endpoint").asString("chat")));
    Duration retryAfter =
        json.has("retryAfterSeconds")
            ? Duration.ofSeconds(json.path("retryAfterSeconds").asLong())
            : usual.retryAfter();
    return new Fault(
        usual.kind(),
        usual.endpoint(),
        integer(json, "times"),
        text(json, "scenario"),
        text(json, "text"),
        integer(json, "status"),
        Duration.ofMillis(json.path("delayMillis").asLong(usual.delay().toMillis())),
        retryAfter,
        ErrorShape.of(json.path("shape").asString(usual.shape().name())),
        json.path("probability").asDouble(usual.probability()),
        json.path("seed").asLong(usual.seed()));
  }

  static ArrayNode faults(Faults faults) {
    ArrayNode array = JSON.createArrayNode();
    for (Faults.Due due : faults.due()) {
      Fault fault = due.fault();
      array
          .addObject()
          .put("kind", fault.kind().code())
          .put("endpoint", fault.endpoint().code())
          .put("scenario", fault.scenario())
          .put("text", fault.text())
          .put("probability", fault.probability())
          .put("remaining", due.remaining());
    }
    return array;
  }

  static ObjectNode calls(Calls calls) {
    ObjectNode json = JSON.createObjectNode().put("simulator", true);
    ObjectNode scenarios = json.putObject("scenarios");
    calls
        .byScenario()
        .forEach((scenario, counts) -> putCounts(scenarios.putObject(scenario), counts));
    putCounts(
        json.putObject("totals"),
        Map.of(
            Endpoint.CHAT, calls.total(Endpoint.CHAT),
            Endpoint.SPEECH, calls.total(Endpoint.SPEECH)));
    return json;
  }

  /** {@code {"chat":{"millis":200},"speech":{"medianMillis":900,"sigma":0.5,"seed":1}}}. */
  static void setLatencies(JsonNode json, ProviderSimulator simulator) {
    for (Endpoint endpoint : Endpoint.values()) {
      JsonNode latency = json.path(endpoint.code());
      if (latency.has("medianMillis")) {
        simulator.latency(
            endpoint,
            Latency.logNormal(
                Duration.ofMillis(latency.path("medianMillis").asLong()),
                latency.path("sigma").asDouble(0.5),
                latency.path("seed").asLong(1)));
      } else if (latency.has("millis")) {
        simulator.latency(
            endpoint, Latency.fixed(Duration.ofMillis(latency.path("millis").asLong())));
      }
    }
  }

  private static void putCounts(ObjectNode json, Map<Endpoint, CallCounts> counts) {
    for (Endpoint endpoint : Endpoint.values()) {
      CallCounts count = counts.getOrDefault(endpoint, CallCounts.NONE);
      json.putObject(endpoint.code())
          .put("started", count.started())
          .put("answered", count.answered())
          .put("failed", count.failed())
          .put("inFlight", count.inFlight())
          .put("billed", count.billed());
    }
  }

  private static @Nullable Integer integer(JsonNode json, String field) {
    return json.hasNonNull(field) ? Integer.valueOf(json.path(field).asInt()) : null;
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.path(field).asString() : null;
  }
}
