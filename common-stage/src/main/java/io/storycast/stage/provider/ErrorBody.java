package io.storycast.stage.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an error body says, in any of the shapes seen: OpenAI's {@code {"error":{…}}}, SiliconFlow's
 * {@code {"code","message","data"}}, FastAPI's {@code {"detail":…}}, a bare JSON string, text,
 * HTML.
 *
 * @param message as the provider wrote it, not yet safe to show
 */
record ErrorBody(@Nullable String code, @Nullable String type, @Nullable String message) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final ErrorBody SILENT = new ErrorBody(null, null, null);

  /** Larger error bodies are pages; nothing after this many bytes is read. */
  private static final int READ_AT_MOST = 65_536;

  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern MARKUP =
      Pattern.compile(
          "<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->|<[^>]*>",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  static ErrorBody parse(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, READ_AT_MOST), StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return SILENT;
    }
    return switch (text.charAt(0)) {
      // Never quoted as text: half a JSON body may echo what we sent.
      case '{', '[', '"' -> fromJson(text);
      case '<' -> new ErrorBody(null, null, fromHtml(text));
      default -> new ErrorBody(null, null, text);
    };
  }

  private static ErrorBody fromJson(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      return of(root.isArray() && !root.isEmpty() ? root.get(0) : root);
    } catch (JacksonException e) {
      return SILENT;
    }
  }

  private static ErrorBody of(JsonNode root) {
    if (root.isString()) {
      return new ErrorBody(null, null, root.stringValue());
    }
    JsonNode error = root.path("error");
    if (error.isObject()) {
      return new ErrorBody(
          scalar(error, "code"), scalar(error, "type", "status"), scalar(error, "message"));
    }
    String message = scalar(root, "message", "msg", "error", "error_description", "detail");
    return new ErrorBody(
        scalar(root, "code"),
        scalar(root, "type"),
        message == null ? violations(root.path("detail")) : message);
  }

  /** FastAPI's list of violations: what and where, without the {@code input} it quotes. */
  private static @Nullable String violations(JsonNode detail) {
    List<String> found = new ArrayList<>();
    for (JsonNode violation : detail) {
      String message = scalar(violation, "msg");
      if (message != null) {
        List<String> path = new ArrayList<>();
        violation.path("loc").forEach(step -> path.add(step.asString()));
        found.add(path.isEmpty() ? message : String.join(".", path) + ": " + message);
      }
    }
    return found.isEmpty() ? null : String.join("; ", found);
  }

  private static String fromHtml(String html) {
    Matcher title = TITLE.matcher(html);
    return title.find() ? title.group(1) : MARKUP.matcher(html).replaceAll(" ");
  }

  private static @Nullable String scalar(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isString() || value.isNumber()) {
        return value.asString();
      }
    }
    return null;
  }
}
