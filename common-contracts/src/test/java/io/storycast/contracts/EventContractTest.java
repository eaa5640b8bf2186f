package io.storycast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Record, JSON Schema and example of each kind of event say the same. */
class EventContractTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @EnumSource
  void schemaAcceptsItsExample(EventType kind) {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(kind.schemaResource()));

    assertThat(schema.validate(text(kind.exampleResource()), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void examplesOfTheFirstReleaseAreReadAndWrittenUnchanged(EventType kind) throws Exception {
    String first = text(kind.exampleResource().replace("examples/", "first-release/"));
    JsonNode example = JSON.readTree(first);

    JsonNode written =
        JSON.readTree(EventCodec.write(EventCodec.read(kind, bytes(first)), "/test").value());

    forgetAddedNulls(written, example);
    assertThat(written).isEqualTo(example);
  }

  /** Fields that came after the first release are allowed as long as they say nothing. */
  private static void forgetAddedNulls(JsonNode written, JsonNode example) {
    if (!(written instanceof ObjectNode object)) {
      return;
    }
    for (String name : List.copyOf(object.propertyNames())) {
      if (object.path(name).isNull() && !example.has(name)) {
        object.remove(name);
      } else {
        forgetAddedNulls(object.path(name), example.path(name));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void examplesOfTodayAreReadAndWrittenUnchanged(EventType kind) throws Exception {
    String example = text(kind.exampleResource());

    Event event = EventCodec.read(kind, bytes(example));

    assertThat(JSON.readTree(EventCodec.write(event, "/test").value()))
        .isEqualTo(JSON.readTree(example));
  }

  @ParameterizedTest
  @EnumSource
  void recordAndSchemaHaveTheSameFields(EventType kind) {
    JsonNode schema = JSON.readTree(text(kind.schemaResource()));

    assertSameFields(kind.record(), schema);
    assertThat(schema.get("$id").asString()).isEqualTo(kind.schemaId());
  }

  private static void assertSameFields(Class<?> record, JsonNode schema) {
    RecordComponent[] components = record.getRecordComponents();
    Set<String> required =
        Arrays.stream(components)
            .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());

    assertThat(schema.get("properties").propertyNames())
        .as(record.getSimpleName())
        .containsExactlyElementsOf(
            Arrays.stream(components).map(RecordComponent::getName).toList());
    assertThat(schema.path("required").values().stream().map(JsonNode::asString))
        .as(record.getSimpleName())
        .containsExactlyInAnyOrderElementsOf(required);
    Arrays.stream(components)
        .filter(component -> component.getType().isRecord())
        .forEach(
            component ->
                assertSameFields(
                    component.getType(), schema.get("properties").get(component.getName())));
  }

  @ParameterizedTest
  @EnumSource
  void fieldsOfTomorrowAreIgnored(EventType kind) throws Exception {
    ObjectNode example = (ObjectNode) JSON.readTree(text(kind.exampleResource()));
    Event today = EventCodec.read(kind, JSON.writeValueAsBytes(example));

    example.putObject("fieldOfTomorrow").put("nested", true);

    assertThat(EventCodec.read(kind, JSON.writeValueAsBytes(example))).isEqualTo(today);
  }

  @ParameterizedTest
  @EnumSource
  void optionalFieldsMayBeAbsent(EventType kind) throws Exception {
    ObjectNode example = (ObjectNode) JSON.readTree(text(kind.exampleResource()));
    JsonNode schema = JSON.readTree(text(kind.schemaResource()));
    Set<String> required =
        schema.get("required").values().stream()
            .map(JsonNode::asString)
            .collect(Collectors.toSet());

    example.retain(required);

    assertThat(EventCodec.read(kind, JSON.writeValueAsBytes(example))).isNotNull();
  }

  static String text(String resource) {
    try (InputStream in = EventContractTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
