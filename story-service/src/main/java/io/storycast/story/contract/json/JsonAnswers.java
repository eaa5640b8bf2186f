package io.storycast.story.contract.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the one JSON object in an answer. Strict reading comes first; a repair is tried only on
 * what was refused until then, and each repair builds on the ones before it.
 */
public final class JsonAnswers {

  private static final JsonMapper STRICT = mapper(JsonFactory.builder().build());
  private static final JsonMapper LENIENT =
      mapper(
          JsonFactory.builder()
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
              .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
              .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
              .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
              .build());

  /** Trailing commas, raw line breaks, comments, names without quotes, needless backslashes. */
  private static final String LENIENT_NAME = "almost JSON";

  private static final String ENCODED_NAME = "encoded twice";

  private JsonAnswers() {}

  private static JsonMapper mapper(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // A second title would silently replace the first.
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  /** What was found in an answer. */
  public sealed interface Result {}

  /** An object, and the names of the repairs that made it readable. */
  public record Found(ObjectNode root, List<String> repairs) implements Result {}

  /** No object; the sentence names the place of the first error and quotes nothing. */
  public record NotFound(String why) implements Result {}

  /**
   * Reads the text of an answer, in time linear in its length, and never throws.
   *
   * @param cutOff whether the model ran out of tokens
   */
  public static Result read(String answer, boolean cutOff) {
    if (strict(answer) instanceof ObjectNode object) {
      return new Found(object, List.of());
    }
    List<String> used = new ArrayList<>();
    String text = answer;
    JsonNode encoded = strict(answer.strip());
    if (encoded != null && encoded.isString()) {
      used.add(ENCODED_NAME);
      text = encoded.stringValue();
      if (strict(text) instanceof ObjectNode object) {
        return new Found(object, used);
      }
    }
    return repaired(text, used, cutOff);
  }

  private static Result repaired(String answer, List<String> used, boolean cutOff) {
    String text = answer;
    List<JsonRepair> repairs = new ArrayList<>(JsonRepairs.UNWRAPPING);
    if (cutOff) {
      repairs.add(JsonRepairs.CUT_END);
    }
    for (JsonRepair repair : repairs) {
      String repaired = repair.apply(text);
      if (repaired.equals(text)) {
        continue;
      }
      used.add(repair.name());
      text = repaired;
      if (strict(text) instanceof ObjectNode object) {
        return new Found(object, used);
      }
    }
    return leniently(text, used);
  }

  /** Only what leniency cannot read has its quotes looked at: that is the boldest repair. */
  private static Result leniently(String text, List<String> used) {
    if (tree(LENIENT, text) instanceof ObjectNode object) {
      used.add(LENIENT_NAME);
      return new Found(object, used);
    }
    String quoted = JsonRepairs.QUOTES.apply(text);
    used.add(JsonRepairs.QUOTES.name());
    if (strict(quoted) instanceof ObjectNode object) {
      return new Found(object, used);
    }
    if (tree(LENIENT, quoted) instanceof ObjectNode object) {
      used.add(LENIENT_NAME);
      return new Found(object, used);
    }
    return new NotFound(firstError(text));
  }

  private static @Nullable JsonNode strict(String text) {
    return tree(STRICT, text);
  }

  private static @Nullable JsonNode tree(JsonMapper mapper, String text) {
    try {
      return mapper.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String firstError(String text) {
    try {
      LENIENT.readTree(text);
      return "The answer is JSON, but not one JSON object.";
    } catch (JacksonException e) {
      return e.getLocation() == null
          ? "The answer is not valid JSON."
          : "The answer is not valid JSON: see line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
  }
}
