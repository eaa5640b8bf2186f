package io.storycast.story.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings an object into the shape that was asked for, as far as nothing has to be guessed: what is
 * known is kept under its own name, and whatever else a model added is dropped unseen.
 */
final class AnswerShape {

  private static final List<String> STORY = List.of("title", "bodyMarkdown", "keyPhrases");
  private static final List<String> PHRASE = List.of("phrase", "meaningEn", "meaningZh", "type");

  /** Names by which models call the fields besides their own, in their plainest spelling. */
  private static final Map<String, String> ALIASES = Map.of("body", "bodyMarkdown");

  private static final String DEFAULT_TYPE = "other";

  /** Nobody reads more; a hostile answer may have a million. */
  private static final int MOST_PHRASES = 100;

  private final List<String> repairs = new ArrayList<>();
  private ObjectNode root;

  private AnswerShape(ObjectNode root) {
    this.root = root;
  }

  /** An object of the right shape where that was possible, and what it took. */
  record Shaped(ObjectNode root, List<String> repairs) {}

  static Shaped of(ObjectNode root) {
    AnswerShape shape = new AnswerShape(root);
    shape.unwrap();
    shape.note("field names", shape.names(shape.root, STORY));
    shape.note("extra fields", shape.drop(shape.root, STORY));
    shape.joinParagraphs();
    if (shape.root.get("keyPhrases") instanceof ArrayNode phrases) {
      shape.phrases(phrases);
    }
    return new Shaped(shape.root, List.copyOf(shape.repairs));
  }

  /** {"story": {…}} and its like. */
  private void unwrap() {
    if (hasBody(root)) {
      return;
    }
    for (JsonNode inner : root.values()) {
      JsonNode candidate = inner.isArray() && inner.size() == 1 ? inner.get(0) : inner;
      if (candidate instanceof ObjectNode object && hasBody(object)) {
        root = object;
        repairs.add("wrapper");
        return;
      }
    }
  }

  private static boolean hasBody(ObjectNode object) {
    return object.propertyNames().stream()
        .anyMatch(name -> known(name, STORY).equals("bodyMarkdown"));
  }

  /** body_markdown, BodyMarkdown, "key phrases": the same field, spelt otherwise. */
  private boolean names(ObjectNode object, List<String> fields) {
    boolean changed = false;
    for (String name : List.copyOf(object.propertyNames())) {
      String known = known(name, fields);
      if (!known.isEmpty() && !known.equals(name) && !object.has(known)) {
        object.set(known, object.remove(name));
        changed = true;
      }
    }
    return changed;
  }

  private static String known(String name, List<String> fields) {
    String plain = plain(name);
    return fields.stream()
        .filter(field -> plain(field).equals(plain))
        .findFirst()
        .orElse(fields == STORY ? ALIASES.getOrDefault(plain, "") : "");
  }

  private static String plain(String name) {
    return name.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private boolean drop(ObjectNode object, List<String> fields) {
    Set<String> extra = new HashSet<>(object.propertyNames());
    fields.forEach(extra::remove);
    object.remove(extra);
    return !extra.isEmpty();
  }

  private void joinParagraphs() {
    if (root.get("bodyMarkdown") instanceof ArrayNode paragraphs
        && !paragraphs.isEmpty()
        && paragraphs.valueStream().allMatch(JsonNode::isString)) {
      root.put(
          "bodyMarkdown",
          String.join("\n\n", paragraphs.valueStream().map(JsonNode::stringValue).toList()));
      repairs.add("body as a list");
    }
  }

  private void phrases(ArrayNode phrases) {
    boolean renamed = false;
    boolean dropped = false;
    for (JsonNode phrase : phrases) {
      if (phrase instanceof ObjectNode object) {
        renamed |= names(object, PHRASE);
        dropped |= drop(object, PHRASE);
        if (!object.path("type").isString()) {
          object.put("type", DEFAULT_TYPE);
        }
      }
    }
    note("field names", renamed);
    note("extra fields", dropped);
    keepWhole(phrases);
  }

  /** A phrase without its meanings is of no use; the others are. If none is whole, all are told. */
  private void keepWhole(ArrayNode phrases) {
    long whole = phrases.valueStream().filter(AnswerShape::isWhole).count();
    if (whole > 0 && whole < phrases.size()) {
      phrases.removeIf(phrase -> !isWhole(phrase));
      repairs.add("incomplete phrases");
    }
    if (phrases.size() > MOST_PHRASES) {
      ArrayNode first = phrases.arrayNode();
      phrases.valueStream().limit(MOST_PHRASES).forEach(first::add);
      root.set("keyPhrases", first);
      repairs.add("far too many phrases");
    }
  }

  private static boolean isWhole(JsonNode phrase) {
    return phrase.isObject() && PHRASE.stream().allMatch(field -> phrase.path(field).isString());
  }

  private void note(String repair, boolean made) {
    if (made && !repairs.contains(repair)) {
      repairs.add(repair);
    }
  }
}
