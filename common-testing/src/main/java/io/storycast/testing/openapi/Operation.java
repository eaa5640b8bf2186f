package io.storycast.testing.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One operation of the document. */
record Operation(Endpoints.Endpoint endpoint, Notes notes, Schemas schemas, Access access) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final String SCHEMAS = "#/components/schemas/";

  ObjectNode json() {
    JsonNode said = notes.of(endpoint);
    ObjectNode operation = JSON.objectNode();
    operation.put("operationId", said.path("id").asString());
    operation.putArray("tags").add(said.path("tag").asString());
    operation.put("summary", said.path("summary").asString());
    operation.put("description", description(said));
    access.describe(endpoint, operation);
    ArrayNode parameters = parameters(said);
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    body(said, operation);
    operation.set("responses", responses(said));
    return operation;
  }

  private String description(JsonNode said) {
    String more = said.path("description").asString("").strip();
    String needs = access.needs(endpoint);
    return more.isEmpty() ? needs : more + "\n\n" + needs;
  }

  private ArrayNode parameters(JsonNode said) {
    ArrayNode parameters = JSON.arrayNode();
    VARIABLE
        .matcher(endpoint.path())
        .results()
        .forEach(
            variable -> {
              String name = variable.group(1);
              JsonNode known = said.path("path").path(name);
              parameters
                  .addObject()
                  .put("name", name)
                  .put("in", "path")
                  .put("required", true)
                  .put("description", known.path("description").asString(""))
                  .set("schema", known.path("schema"));
            });
    add(parameters, said.path("query"), "query");
    add(parameters, said.path("headers"), "header");
    return parameters;
  }

  private static void add(ArrayNode parameters, JsonNode said, String in) {
    said.properties()
        .forEach(
            parameter ->
                parameters
                    .addObject()
                    .put("name", parameter.getKey())
                    .put("in", in)
                    .put("description", parameter.getValue().path("description").asString(""))
                    .set("schema", parameter.getValue().path("schema")));
  }

  private void body(JsonNode said, ObjectNode operation) {
    Arrays.stream(endpoint.handler().getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
        .findFirst()
        .ifPresent(parameter -> body(parameter, said.path("body"), operation));
  }

  private void body(MethodParameter parameter, JsonNode said, ObjectNode operation) {
    RequestBody annotation = parameter.getParameterAnnotation(RequestBody.class);
    ObjectNode content = JSON.objectNode();
    content.set(
        "schema",
        said.has("schema")
            ? said.path("schema")
            : schemas.of(parameter.getGenericParameterType(), true));
    if (said.has("example")) {
      content.set("example", said.path("example"));
    }
    ObjectNode body = operation.putObject("requestBody");
    body.put("required", annotation != null && annotation.required());
    body.putObject("content").set("application/json", content);
  }

  private ObjectNode responses(JsonNode said) {
    ObjectNode responses = JSON.objectNode();
    said.path("answers")
        .properties()
        .forEach(answer -> responses.set(answer.getKey(), answer(answer.getValue())));
    ResponseStatus status = endpoint.handler().getMethodAnnotation(ResponseStatus.class);
    String usual = status == null ? "200" : Integer.toString(status.value().value());
    if (responses.isEmpty()) {
      responses.set(usual, answer(JSON.stringNode("Done.")));
    }
    said.path("errors")
        .properties()
        .forEach(error -> responses.set(error.getKey(), problem(error.getValue().asString())));
    for (String refusal : access.refusals(endpoint)) {
      responses.putObject(refusal).put("$ref", "#/components/responses/" + refusal);
    }
    return responses;
  }

  /**
   * Either its description, with the schema of the method's result, or an object that names both.
   */
  private ObjectNode answer(JsonNode said) {
    ObjectNode answer = JSON.objectNode();
    answer.put(
        "description", said.isString() ? said.asString() : said.path("description").asString());
    if (said.has("headers")) {
      answer.set("headers", said.path("headers"));
    }
    JsonNode schema = schema(said);
    if (schema != null) {
      ObjectNode content = JSON.objectNode();
      content.set("schema", schema);
      if (said.has("example")) {
        content.set("example", said.path("example"));
      }
      answer.putObject("content").set(said.path("type").asString("application/json"), content);
    }
    return answer;
  }

  private @Nullable JsonNode schema(JsonNode said) {
    if (said.has("schema")) {
      return said.path("schema").isNull() ? null : said.path("schema");
    }
    if (said.has("class")) {
      try {
        return schemas.of(Class.forName(said.path("class").asString()), false);
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
    Type result = endpoint.handler().getMethod().getGenericReturnType();
    if (result instanceof ParameterizedType entity && entity.getRawType() == ResponseEntity.class) {
      return schemas.of(entity.getActualTypeArguments()[0], false);
    }
    return result == void.class ? null : schemas.of(result, false);
  }

  private static ObjectNode problem(String description) {
    ObjectNode problem = JSON.objectNode().put("description", description);
    problem
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", SCHEMAS + "Problem");
    return problem;
  }
}
