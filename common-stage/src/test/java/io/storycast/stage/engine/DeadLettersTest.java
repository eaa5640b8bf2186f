package io.storycast.stage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.InboundRecord.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final DeadLetters deadLetters =
      new DeadLetters("story", "story-service", "storycast-story-service", CLOCK);

  private final StageFailure failure =
      StageFailure.of(ReasonCode.PROVIDER_REJECTED, "The provider refused 'x': code 12.");

  @Test
  void keepsKeyValueAndForeignHeadersByteForByte() {
    byte[] notText = {(byte) 0xc3, 0x28, 0};
    InboundRecord record =
        record(List.of(new Header("custom", notText), new Header("empty", null)));

    OutboundRecord letter = deadLetters.of(record, failure);

    assertThat(letter.topic()).isEqualTo("storycast.scenario-claimed.v1.story-service.dlt");
    assertThat(letter.key()).isEqualTo(record.key());
    assertThat(letter.value()).isEqualTo(record.value());
    assertThat(letter.headers().get(0).value()).isEqualTo(notText);
    assertThat(letter.headers().get(1).value()).isNull();
  }

  @Test
  void writesOriginNumbersAsSpringDoes() {
    OutboundRecord letter = deadLetters.of(record(List.of()), failure);

    assertThat(ByteBuffer.wrap(header(letter, Headers.DLT_ORIGINAL_PARTITION)).getInt())
        .isEqualTo(3);
    assertThat(ByteBuffer.wrap(header(letter, Headers.DLT_ORIGINAL_OFFSET)).getLong())
        .isEqualTo(77);
  }

  @Test
  void doesNotGrowOverTwentyReplays() {
    OutboundRecord first = deadLetters.of(record(List.of()), failure);
    OutboundRecord letter = first;
    for (int replay = 1; replay <= 20; replay++) {
      List<Header> headers = new ArrayList<>(letter.headers());
      headers.removeIf(header -> header.name().equals(Headers.REPLAY_COUNT));
      headers.add(
          new Header(
              Headers.REPLAY_COUNT, Integer.toString(replay).getBytes(StandardCharsets.UTF_8)));
      letter = deadLetters.of(record(headers), failure);
    }

    assertThat(letter.headers()).hasSize(first.headers().size() + 1);
  }

  @Test
  void givesEveryCopyOfOneDeathTheSameId() {
    assertThat(header(deadLetters.of(record(List.of()), failure), Headers.DEAD_LETTER_ID))
        .isEqualTo(header(deadLetters.of(record(List.of()), failure), Headers.DEAD_LETTER_ID));
  }

  @Test
  void fingerprintsOfEqualCausesAreEqual() {
    String one = Fingerprint.of("story", StageFailure.of(ReasonCode.UNEXPECTED, "row 17 of 'a'"));
    String two = Fingerprint.of("story", StageFailure.of(ReasonCode.UNEXPECTED, "row 8 of 'b'"));
    String other = Fingerprint.of("story", StageFailure.of(ReasonCode.UNEXPECTED, "no rows"));

    assertThat(one).isEqualTo(two).isNotEqualTo(other);
  }

  private static InboundRecord record(List<Header> headers) {
    return new InboundRecord(
        "storycast.scenario-claimed.v1", 3, 77, 1, new byte[] {1}, new byte[] {2, 0}, headers);
  }

  private static byte[] header(OutboundRecord letter, String name) {
    byte[] value =
        letter.headers().stream()
            .filter(header -> header.name().equals(name))
            .findFirst()
            .orElseThrow()
            .value();
    return value == null ? new byte[0] : value;
  }
}
