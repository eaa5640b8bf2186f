package io.storycast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCodecTest {

  private static StoryReady ready() throws UnreadableEventException {
    EventType kind = EventType.STORY_READY;
    return (StoryReady)
        EventCodec.read(
            kind, EventContractTest.bytes(EventContractTest.text(kind.exampleResource())));
  }

  @Test
  void writesWhatTheCloudEventsLibraryReads() throws Exception {
    Message message = EventCodec.write(ready(), "/storycast/storage-service");
    RecordHeaders headers = new RecordHeaders();
    message
        .headers()
        .forEach(
            (name, value) -> headers.add(name, EventContractTest.bytes(value.replace('`', '"'))));

    CloudEvent event;
    try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
      event = deserializer.deserialize(message.topic(), headers, message.value());
    }

    assertThat(event.getType()).isEqualTo("io.storycast.story-ready.v1");
    assertThat(event.getId()).isEqualTo(EventIds.of(ready()).toString());
    assertThat(event.getSource()).hasToString("/storycast/storage-service");
    assertThat(event.getSubject()).isEqualTo("42");
    assertThat(event.getTime()).hasToString("2026-01-15T08:00:24.500Z");
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(event.getDataSchema())
        .hasToString("https://schemas.storycast.io/story-ready.v1.json");
    assertThat(Objects.requireNonNull(event.getData()).toBytes()).isEqualTo(message.value());
  }

  @Test
  void writesTheSameFactAsTheSameBytes() throws Exception {
    assertThat(EventCodec.write(ready(), "/a").value())
        .isEqualTo(EventCodec.write(ready(), "/a").value());
  }

  @Test
  void readsWhatItWrote() throws Exception {
    Message message = EventCodec.write(ready(), "/a");

    assertThat(EventCodec.read(message.headers()::get, message.value())).isEqualTo(ready());
  }

  @Test
  void idsCanBeComputedByAnyone() throws Exception {
    // Python: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, 'https://schemas.storycast.io/'),
    //                    'io.storycast.story-ready.v1|42|1')
    assertThat(EventIds.of(ready())).hasToString("f0f00f6d-8683-579e-a2a4-9e00f8c1e67a");
  }

  @Test
  void aSecondFailureOfTheSameRevisionHasAnIdOfItsOwn() throws Exception {
    EventType kind = EventType.STORY_FAILED;
    StoryFailed failed =
        (StoryFailed)
            EventCodec.read(
                kind, EventContractTest.bytes(EventContractTest.text(kind.exampleResource())));
    StoryFailed again =
        new StoryFailed(
            failed.jobId(),
            failed.scenarioId(),
            failed.revision(),
            failed.attempt() + 1,
            failed.slug(),
            failed.stage(),
            failed.reasonCode(),
            failed.message(),
            failed.occurredAt());

    assertThat(EventIds.of(again)).isNotEqualTo(EventIds.of(failed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                  | unreadable-record | not a io.storycast.story-ready.v1
          null                                | unreadable-record | JSON null
          [1, 2]                              | unreadable-record | not a io.storycast.story-ready.v1
          {`jobId`: `a`, `revision`: `x`}     | unreadable-record | line 1
          {`jobId`: `a`                       | unreadable-record | line 1
          secret-payload                      | unreadable-record | not a io.storycast.story-ready.v1
          """)
  void saysWhyAValueCannotBeReadWithoutQuotingIt(String value, String code, String part) {
    Map<String, String> headers = Map.of(Headers.CE_TYPE, "io.storycast.story-ready.v1");

    assertThatThrownBy(
            () -> EventCodec.read(headers::get, EventContractTest.bytes(value.replace('`', '"'))))
        .isInstanceOfSatisfying(
            UnreadableEventException.class, e -> assertThat(e.reason().code()).isEqualTo(code))
        .hasMessageContaining(part)
        .hasMessageNotContaining("secret-payload");
  }

  @Test
  void namesTheRequiredFieldThatIsMissing() {
    String value = EventContractTest.text(EventType.STORY_READY.exampleResource());
    byte[] withoutTitle = EventContractTest.bytes(value.replace("\"title\"", "\"other\""));

    assertThatThrownBy(() -> EventCodec.read(EventType.STORY_READY, withoutTitle))
        .hasMessage("The value is not a io.storycast.story-ready.v1: 'title' is missing.");
  }

  @Test
  void refusesATypeItDoesNotKnow() {
    Map<String, String> headers = Map.of(Headers.CE_TYPE, "io.storycast.story-ready.v9");

    assertThatThrownBy(() -> EventCodec.read(headers::get, EventContractTest.bytes("{}")))
        .isInstanceOfSatisfying(
            UnreadableEventException.class,
            e -> assertThat(e.reason()).isEqualTo(ReasonCode.UNKNOWN_EVENT_TYPE));
  }
}
