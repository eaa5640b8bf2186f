package io.storycast.story.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schema of an answer. It stays inside what strict structured output accepts everywhere:
 * every property required, no additional ones, no combinators, no lengths; the rules check the
 * rest.
 */
public final class AnswerSchema {

  private static final String STORY = "/schemas/story-answer.schema.json";

  private final String text;
  private final Schema schema;

  private AnswerSchema(String text) {
    this.text = text;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
  }

  /** The schema of a story. */
  public static AnswerSchema ofStories() {
    try (InputStream in = AnswerSchema.class.getResourceAsStream(STORY)) {
      if (in == null) {
        throw new IllegalStateException(STORY + " is missing from the class path");
      }
      return new AnswerSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema as JSON. */
  public String text() {
    return text;
  }

  /** What is wrong and where, one sentence each; empty when nothing is. */
  List<String> violations(JsonNode root) {
    return schema
        .validate(root, context -> context.executionConfig(config -> config.locale(Locale.ENGLISH)))
        .stream()
        .map(AnswerSchema::sentence)
        .toList();
  }

  private static String sentence(Error error) {
    String place = error.getInstanceLocation().toString();
    return (place.isEmpty() ? "The object" : place) + ": " + error.getMessage() + ".";
  }
}
