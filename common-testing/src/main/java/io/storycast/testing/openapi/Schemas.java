package io.storycast.testing.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the records that the API reads and writes, collected under their names. A
 * nullable component may be null in an answer, and may be left out of a request.
 */
final class Schemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Type and format of what is no record. */
  private static final Map<Class<?>, List<String>> SIMPLE = simple();

  private final Map<String, ObjectNode> byName = new TreeMap<>();
  private final Map<String, Class<?>> owners = new LinkedHashMap<>();

  /** All that were asked for, and what they refer to, by name. */
  Map<String, ObjectNode> byName() {
    return byName;
  }

  /** The schema of a type, or a reference to it. */
  ObjectNode of(Type type, boolean request) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic, null, request);
    }
    return type instanceof Class<?> named ? ofClass(named, request) : JSON.objectNode();
  }

  private ObjectNode of(AnnotatedType type, boolean request) {
    ObjectNode schema =
        type.getType() instanceof ParameterizedType generic
            ? generic(
                generic,
                type instanceof AnnotatedParameterizedType annotated ? annotated : null,
                request)
            : of(type.getType(), request);
    return type.isAnnotationPresent(Nullable.class) && !request ? orNull(schema) : schema;
  }

  private ObjectNode generic(
      ParameterizedType type, @Nullable AnnotatedParameterizedType annotated, boolean request) {
    Class<?> raw = (Class<?>) type.getRawType();
    int last = type.getActualTypeArguments().length - 1;
    ObjectNode content =
        annotated == null
            ? of(type.getActualTypeArguments()[last], request)
            : of(annotated.getAnnotatedActualTypeArguments()[last], request);
    if (Collection.class.isAssignableFrom(raw)) {
      return object("array").set("items", content);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return object("object").set("additionalProperties", content);
    }
    throw new AssertionError("no schema for " + type);
  }

  private ObjectNode ofClass(Class<?> type, boolean request) {
    if (SIMPLE.containsKey(type)) {
      List<String> simple = SIMPLE.get(type);
      ObjectNode schema = object(simple.getFirst());
      return simple.size() > 1 ? schema.put("format", simple.get(1)) : schema;
    }
    if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
      return JSON.objectNode();
    }
    if (type.isEnum()) {
      ArrayNode names = JSON.arrayNode();
      Arrays.stream(type.getEnumConstants()).map(Object::toString).forEach(names::add);
      return object("string").set("enum", names);
    }
    if (type.isRecord()) {
      return JSON.objectNode().put("$ref", "#/components/schemas/" + add(type, request));
    }
    throw new AssertionError("no schema for " + type);
  }

  private String add(Class<?> type, boolean request) {
    String name = name(type);
    if (owners.getOrDefault(name, type) != type && type.getEnclosingClass() != null) {
      name = type.getEnclosingClass().getSimpleName().replaceFirst("Controller$", "") + name;
    }
    Class<?> owner = owners.putIfAbsent(name, type);
    if (owner != null && owner != type) {
      throw new AssertionError("%s and %s would both be %s".formatted(owner, type, name));
    }
    if (owner == null) {
      ObjectNode properties = JSON.objectNode();
      ArrayNode required = JSON.arrayNode();
      components(type, request, properties, required);
      ObjectNode schema = object("object");
      schema.set("properties", properties);
      if (!required.isEmpty()) {
        schema.set("required", required);
      }
      byName.put(name, schema);
    }
    return name;
  }

  private void components(
      Class<?> type, boolean request, ObjectNode properties, ArrayNode required) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        components(component.getType(), request, properties, required);
        continue;
      }
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean absent = isLeftOut(type, component);
      ObjectNode schema = of(component.getAnnotatedType(), request || absent);
      properties.set(component.getName(), schema);
      if (!nullable || (!request && !absent)) {
        required.add(component.getName());
      }
    }
  }

  private static boolean isLeftOut(Class<?> type, RecordComponent component) {
    JsonInclude onType = type.getAnnotation(JsonInclude.class);
    JsonInclude onOne = component.getAccessor().getAnnotation(JsonInclude.class);
    JsonInclude include = onOne == null ? onType : onOne;
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  /**
   * {@code JobView.Story} becomes {@code JobStory}, {@code KeyView.IssuedKey} {@code IssuedKey}.
   */
  static String name(Class<?> type) {
    String own = type.getSimpleName().replaceFirst("View$", "");
    Class<?> outer = type.getEnclosingClass();
    if (outer == null) {
      return own;
    }
    if (outer.getSimpleName().matches(".*(Controller|Requests|Orders|DeliveryLog)")) {
      boolean vague = own.matches("Answer|Entry|Entries|Series");
      return vague ? outer.getSimpleName().replaceFirst("Controller$", "") + own : own;
    }
    String around = name(outer).replaceFirst("List$", "");
    return own.contains(around) ? own : around + own;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.path("type").isString()) {
      schema.set("type", JSON.arrayNode().add(schema.path("type").asString()).add("null"));
      return schema;
    }
    if (schema.isEmpty()) {
      return schema;
    }
    ObjectNode either = JSON.objectNode();
    either.set("anyOf", JSON.arrayNode().add(schema).add(object("null")));
    return either;
  }

  private static ObjectNode object(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static Map<Class<?>, List<String>> simple() {
    Map<Class<?>, List<String>> simple = new LinkedHashMap<>();
    simple.put(String.class, List.of("string"));
    simple.put(boolean.class, List.of("boolean"));
    simple.put(Boolean.class, List.of("boolean"));
    simple.put(int.class, List.of("integer", "int32"));
    simple.put(Integer.class, List.of("integer", "int32"));
    simple.put(long.class, List.of("integer", "int64"));
    simple.put(Long.class, List.of("integer", "int64"));
    simple.put(double.class, List.of("number", "double"));
    simple.put(Double.class, List.of("number", "double"));
    simple.put(BigDecimal.class, List.of("number"));
    simple.put(Instant.class, List.of("string", "date-time"));
    simple.put(LocalDate.class, List.of("string", "date"));
    simple.put(UUID.class, List.of("string", "uuid"));
    return simple;
  }
}
