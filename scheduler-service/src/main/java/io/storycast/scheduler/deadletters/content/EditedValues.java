package io.storycast.scheduler.deadletters.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.scheduler.deadletters.Letter;
import io.storycast.scheduler.deadletters.LetterSearch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values that people changed before they are sent again. One of our topics takes only what is an
 * event of its type, about the same story; of other systems' values only their form is known.
 */
public final class EditedValues {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<EventType, Schema> schemas = new EnumMap<>(EventType.class);

  /**
   * The bytes to send.
   *
   * @throws InvalidValue when it cannot be sent
   */
  public byte[] checked(LetterSearch.Detail letter, JsonNode value) {
    Optional<EventType> type = typeOf(letter.letter().letter());
    return type.isPresent()
        ? event(type.get(), letter, value)
        : foreign(letter.content().value(), value);
  }

  private static Optional<EventType> typeOf(Letter letter) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.topic().equals(letter.source().topic()))
        .findFirst();
  }

  private byte[] event(EventType type, LetterSearch.Detail letter, JsonNode value) {
    List<String> violations = new ArrayList<>(schemaViolations(type, value));
    byte[] bytes = JSON.writeValueAsBytes(value);
    if (violations.isEmpty()) {
      violations.addAll(storyViolations(type, letter, bytes));
    }
    if (!violations.isEmpty()) {
      throw new InvalidValue(violations);
    }
    return bytes;
  }

  private List<String> schemaViolations(EventType type, JsonNode value) {
    return schema(type)
        .validate(
            value, context -> context.executionConfig(config -> config.locale(Locale.ENGLISH)))
        .stream()
        .map(EditedValues::sentence)
        .toList();
  }

  private static String sentence(Error error) {
    String place = error.getInstanceLocation().toString();
    return (place.isEmpty() ? "The object" : place) + ": " + error.getMessage() + ".";
  }

  private static List<String> storyViolations(
      EventType type, LetterSearch.Detail letter, byte[] bytes) {
    List<String> violations = new ArrayList<>();
    try {
      Event event = EventCodec.read(type, bytes);
      byte[] key = letter.content().key();
      if (key != null && !event.key().equals(new String(key, UTF_8))) {
        violations.add("/scenarioId: must equal the record's key.");
      }
      int revision = letter.letter().letter().subject().revision();
      if (event instanceof Fact fact && revision > 0 && fact.revision() != revision) {
        violations.add("/revision: must stay %d.".formatted(revision));
      }
    } catch (UnreadableEventException e) {
      violations.add(e.sentence());
    }
    return violations;
  }

  private static byte[] foreign(byte @Nullable [] original, JsonNode value) {
    if (original == null || ContentView.json(original).isPresent()) {
      return JSON.writeValueAsBytes(value);
    }
    if (ContentView.text(original).isEmpty()) {
      throw new InvalidValue(List.of("The original is binary; JSON cannot replace it."));
    }
    if (!value.isString()) {
      throw new InvalidValue(
          List.of(
              "The original is text; the value must be a JSON string that holds the new text."));
    }
    return value.asString().getBytes(UTF_8);
  }

  private synchronized Schema schema(EventType type) {
    return schemas.computeIfAbsent(
        type, kind -> registry.getSchema(resource(kind.schemaResource()), InputFormat.JSON));
  }

  private static String resource(String name) {
    try (InputStream in = EventType.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
