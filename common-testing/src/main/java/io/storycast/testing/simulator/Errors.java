package io.storycast.testing.simulator;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Error answers as SiliconFlow and OpenAI write them. */
final class Errors {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** SiliconFlow's own error numbers. */
  private static final Map<FaultKind, Integer> SILICONFLOW_CODES =
      Map.of(
          FaultKind.RATE_LIMIT, 50505,
          FaultKind.SERVER_ERROR, 50508,
          FaultKind.MODEL_UNKNOWN, 20012,
          FaultKind.BAD_REQUEST, 20015,
          FaultKind.JSON_MODE_REFUSED, 20024,
          FaultKind.FORBIDDEN, 30001,
          FaultKind.OUT_OF_QUOTA, 30011,
          FaultKind.UNAUTHORIZED, 30014);

  private Errors() {}

  static Reply of(Fault fault) {
    FaultKind kind = fault.kind();
    Map<String, String> headers =
        fault.retryAfter() == null
            ? Map.of()
            : Map.of("Retry-After", Long.toString(fault.retryAfter().toSeconds()));
    if (kind == FaultKind.HTML) {
      return Reply.error(
          fault.statusOrUsual(),
          "text/html",
          "<html><head><title>%d</title></head><body><h1>Bad Gateway</h1></body></html>"
              .formatted(fault.statusOrUsual()),
          headers);
    }
    String type = fault.shape() == ErrorShape.TEXT ? "text/plain" : "application/json";
    return Reply.error(fault.statusOrUsual(), type, body(kind, fault.shape()), headers);
  }

  static Reply badRequest(String message) {
    String body = siliconFlow(20015, message);
    return Reply.error(400, "application/json", body, Map.of());
  }

  static Reply methodNotAllowed() {
    return Reply.error(405, "text/plain", "POST only", Map.of("Allow", "POST"));
  }

  /** What JSON_ERROR answers with status 200. */
  static String jsonError() {
    return siliconFlow(50508, FaultKind.SERVER_ERROR.message());
  }

  private static String body(FaultKind kind, ErrorShape shape) {
    return switch (shape) {
      case SILICONFLOW -> siliconFlow(SILICONFLOW_CODES.getOrDefault(kind, 50500), kind.message());
      case OPENAI -> openAi(kind);
      case STRING -> JSON.writeValueAsString(kind.message());
      case TEXT -> kind.message();
    };
  }

  private static String siliconFlow(int code, String message) {
    ObjectNode body = JSON.createObjectNode();
    return body.put("code", code).put("message", message).putNull("data").toString();
  }

  private static String openAi(FaultKind kind) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("error")
        .put("message", kind.message())
        .put("type", kind.errorCode())
        .putNull("param")
        .put("code", kind.errorCode());
    return body.toString();
  }
}
