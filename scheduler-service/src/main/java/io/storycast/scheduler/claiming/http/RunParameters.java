package io.storycast.scheduler.claiming.http;

import io.storycast.stage.web.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a trigger asks for, from the query or from a JSON body; the query wins.
 *
 * @param limit most jobs to claim
 * @param dryRun whether to answer only what would be claimed
 */
record RunParameters(int limit, boolean dryRun) {

  static final int MAX_LIMIT = 1000;

  private static final String EXAMPLE =
      "For example ?limit=3&dryRun=true, or the body {\"limit\": 3, \"dryRun\": true}.";

  /**
   * @throws Problem when a value makes no sense
   */
  static RunParameters of(
      Map<String, String> query, byte @Nullable [] body, JsonMapper json, int defaultLimit) {
    JsonNode object = object(body, json);
    String limit = value("limit", query, object);
    String dryRun = value("dryRun", query, object);
    return new RunParameters(
        limit == null ? defaultLimit : limit(limit), dryRun != null && dryRun(dryRun));
  }

  private static @Nullable String value(String name, Map<String, String> query, JsonNode object) {
    String fromQuery = query.get(name);
    if (fromQuery != null) {
      return fromQuery;
    }
    JsonNode fromBody = object.path(name);
    return fromBody.isMissingNode() || fromBody.isNull()
        ? null
        : fromBody.asString(fromBody.toString());
  }

  private static JsonNode object(byte @Nullable [] body, JsonMapper json) {
    if (body == null || !startsLikeJson(body)) {
      return json.createObjectNode();
    }
    try {
      JsonNode node = json.readTree(body);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw invalid("invalid-body", "The body is not JSON.", EXAMPLE);
    }
    throw invalid("invalid-body", "The body is not a JSON object.", EXAMPLE);
  }

  /** Schedulers out there post forms, texts or nothing; only what may be JSON is read. */
  private static boolean startsLikeJson(byte[] body) {
    for (byte character : body) {
      if (!Character.isWhitespace(character)) {
        return character == '{' || character == '[';
      }
    }
    return false;
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text.strip());
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw invalid(
        "invalid-limit",
        "The limit is not a whole number from 1 to %d.".formatted(MAX_LIMIT),
        EXAMPLE);
  }

  private static boolean dryRun(String text) {
    return switch (text.strip()) {
      case "true", "1", "" -> true;
      case "false", "0" -> false;
      default -> throw invalid("invalid-dry-run", "dryRun is neither true nor false.", EXAMPLE);
    };
  }

  private static Problem invalid(String code, String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, code, detail, hint);
  }
}
