package io.storycast.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a new JSON Schema breaks that an earlier one promised. It looks at it from both sides: who
 * reads today's events with yesterday's code, and who reads yesterday's events, which are still on
 * the topic, with today's code.
 */
final class Compatibility {

  /** Words whose change can make values unreadable for one side, whatever the change. */
  private static final List<String> FIXED = List.of("pattern", "format", "const");

  private static final List<String> LOWER_BOUNDS = List.of("minimum", "minLength", "minItems");
  private static final List<String> UPPER_BOUNDS = List.of("maximum", "maxLength", "maxItems");

  private final List<String> broken = new ArrayList<>();

  private Compatibility() {}

  /** One sentence for each thing that is broken; none when the change is compatible. */
  static List<String> broken(JsonNode before, JsonNode now) {
    Compatibility check = new Compatibility();
    check.compare("", before, now);
    return check.broken;
  }

  private void compare(String path, JsonNode before, JsonNode now) {
    types(path, before, now);
    required(path, before, now);
    properties(path, before, now);
    enumeration(path, before, now);
    bounds(path, before, now);
    for (String word : FIXED) {
      if (!before.path(word).equals(now.path(word))) {
        say(path, "the %s has changed", word);
      }
    }
    if (before.has("items") && now.has("items")) {
      compare(path + "[]", before.get("items"), now.get("items"));
    }
  }

  private void types(String path, JsonNode before, JsonNode now) {
    if (!texts(before.path("type")).equals(texts(now.path("type")))) {
      say(path, "the type was %s and is %s", before.path("type"), now.path("type"));
    }
  }

  private void required(String path, JsonNode before, JsonNode now) {
    Set<String> was = texts(before.path("required"));
    Set<String> is = texts(now.path("required"));
    for (String field : is) {
      if (!was.contains(field)) {
        say(path, "%s is required now; events of yesterday may lack it", field);
      }
    }
    for (String field : was) {
      if (!is.contains(field) && now.path("properties").has(field)) {
        say(path, "%s is not required any more; consumers rely on it", field);
      }
    }
  }

  private void properties(String path, JsonNode before, JsonNode now) {
    for (var field : before.path("properties").properties()) {
      JsonNode today = now.path("properties").get(field.getKey());
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      if (today == null) {
        say(path, "%s is gone, or has another name", field.getKey());
      } else {
        compare(name, field.getValue(), today);
      }
    }
  }

  private void enumeration(String path, JsonNode before, JsonNode now) {
    Set<String> gone = texts(before.path("enum"));
    gone.removeAll(texts(now.path("enum")));
    if (now.has("enum") && !before.has("enum")) {
      say(path, "only some values are allowed now");
    } else if (now.has("enum") && !gone.isEmpty()) {
      say(path, "the values %s are gone", gone);
    }
  }

  private void bounds(String path, JsonNode before, JsonNode now) {
    for (String word : LOWER_BOUNDS) {
      if (now.has(word)
          && (!before.has(word) || now.get(word).asDouble() > before.get(word).asDouble())) {
        say(path, "the %s is higher", word);
      }
    }
    for (String word : UPPER_BOUNDS) {
      if (now.has(word)
          && (!before.has(word) || now.get(word).asDouble() < before.get(word).asDouble())) {
        say(path, "the %s is lower", word);
      }
    }
  }

  private void say(String path, String sentence, @Nullable Object... values) {
    broken.add((path.isEmpty() ? "" : path + ": ") + sentence.formatted(values));
  }

  private static Set<String> texts(JsonNode node) {
    return node.isArray()
        ? node.values().stream()
            .map(JsonNode::asString)
            .collect(Collectors.toCollection(TreeSet::new))
        : new TreeSet<>(node.isString() ? Set.of(node.asString()) : Set.of());
  }
}
