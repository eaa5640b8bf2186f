package io.storycast.story.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.storycast.story.contract.AnswerSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The field {@code response_format}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResponseFormat(String type, @JsonProperty("json_schema") @Nullable NamedSchema jsonSchema) {

  record NamedSchema(String name, boolean strict, JsonNode schema) {}

  private static final ResponseFormat STORY =
      new ResponseFormat("json_schema", new NamedSchema("story", true, storySchema()));
  private static final ResponseFormat OBJECT = new ResponseFormat("json_object", null);

  static @Nullable ResponseFormat of(AnswerMode mode) {
    return switch (mode) {
      case JSON_SCHEMA -> STORY;
      case JSON_OBJECT -> OBJECT;
      case PROMPT_ONLY -> null;
    };
  }

  /** Without {@code $schema}: strict servers refuse keywords outside their list. */
  private static JsonNode storySchema() {
    ObjectNode schema = (ObjectNode) new JsonMapper().readTree(AnswerSchema.ofStories().text());
    schema.remove("$schema");
    return schema;
  }
}
