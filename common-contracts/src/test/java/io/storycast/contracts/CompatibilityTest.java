package io.storycast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever reads our events with yesterday's schemas can go on doing so. */
class CompatibilityTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String SCHEMA =
      """
      {"type": "object",
       "properties": {
         "id": {"type": "string", "minLength": 1},
         "state": {"type": "string", "enum": ["a", "b"]},
         "size": {"type": ["integer", "null"], "minimum": 0, "maximum": 10},
         "parts": {"type": "array", "items": {"type": "object",
                   "properties": {"url": {"type": "string", "format": "uri"}}}}},
       "required": ["id"]}
      """;

  @ParameterizedTest
  @EnumSource
  void schemasOfTodayKeepWhatThePublishedOnesPromise(EventType kind) {
    String published = kind.schemaResource().replace("schemas/", "published/");
    JsonNode before = JSON.readTree(EventContractTest.text(published));
    JsonNode now = JSON.readTree(EventContractTest.text(kind.schemaResource()));

    assertThat(Compatibility.broken(before, now))
        .as(
            """
            %s breaks consumers. Make the change optional and additive, or publish it as the next \
            version of the topic beside this one (docs/subscribing.md, "How events change"). Only \
            if the field was never released: copy today's schema over the one in %s.
            """,
            kind.versionedName(), "common-contracts/src/test/resources" + published)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\":       | \"name\":       | id is gone, or has another name",
        "[\"integer\", \"null\"] | \"integer\" | size: the type was [\"integer\",\"null\"] and is \"integer\"",
        "\"array\"     | \"object\"      | parts: the type was \"array\" and is \"object\"",
        "[\"id\"]      | [\"id\", \"state\"] | state is required now; events of yesterday may lack it",
        "[\"id\"]      | []              | id is not required any more; consumers rely on it",
        "[\"a\", \"b\"] | [\"a\"]        | state: the values [b] are gone",
        "\"minimum\": 0 | \"minimum\": 1 | size: the minimum is higher",
        "\"maximum\": 10 | \"maximum\": 9 | size: the maximum is lower",
        "\"uri\"       | \"uuid\"        | parts[].url: the format has changed",
        "\"url\"       | \"link\"        | parts[]: url is gone, or has another name",
        "\"minLength\": 1 | \"pattern\": \"x\" | id: the pattern has changed",
      })
  void findsWhatBreaks(String part, String changed, String sentence) {
    assertThat(afterChanging(part, changed)).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"parts\":     | \"new\": {\"type\": \"string\"}, \"parts\":",
        "[\"a\", \"b\"] | [\"a\", \"b\", \"c\"]",
        "\"minimum\": 0 | \"minimum\": -1",
        "\"maximum\": 10 | \"description\": \"more\"",
        "\"minLength\": 1 | \"description\": \"may be empty\"",
      })
  void letsTheSchemaGrow(String part, String changed) {
    assertThat(afterChanging(part, changed)).isEmpty();
  }

  @Test
  void seesThatValuesWereRestricted() {
    assertThat(afterChanging("\"minLength\": 1", "\"minLength\": 1, \"enum\": [\"x\"]"))
        .containsExactly("id: only some values are allowed now");
  }

  private static List<String> afterChanging(String part, String changed) {
    assertThat(SCHEMA).contains(part);
    return Compatibility.broken(
        JSON.readTree(SCHEMA), JSON.readTree(SCHEMA.replace(part, changed)));
  }
}
