package io.storycast.stage.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void hasTheSameHeadersAfterTwentyDeathsAsAfterOne() {
    OutboundRecord first = deadLetters.of(replay(List.of(), 1), failure);
    OutboundRecord letter = first;
    for (int replay = 2; replay <= 20; replay++) {
      letter = deadLetters.of(replay(letter.headers(), replay), failure);
    }

    assertThat(names(letter)).isEqualTo(names(first)).doesNotHaveDuplicates();
    assertThat(text(letter, Headers.REPLAY_COUNT)).isEqualTo("20");
    assertThat(text(letter, Headers.REPLAY_OF)).isEqualTo("letter-19");
    assertThat(text(letter, Headers.REPLAY_ID)).isEqualTo("replay-20");
    assertThat(text(letter, Headers.ATTEMPT)).isEqualTo("2");
  }

  /** What a replay sends, at its most careless: it adds its headers to all that were there. */
  private static InboundRecord replay(List<Header> headers, int replay) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(Headers.REPLAY_COUNT, bytes(Integer.toString(replay))));
    more.add(new Header(Headers.REPLAY_OF, bytes("letter-" + (replay - 1))));
    more.add(new Header(Headers.REPLAY_ID, bytes("replay-" + replay)));
    more.add(new Header(Headers.ATTEMPT, bytes("2")));
    more.add(new Header("custom", bytes("kept")));
    return record(more);
  }

  @Test
  void sendsAShorterFormOfWhatIsTooLarge() {
    SmallTopic topic = new SmallTopic(2500);
    InboundRecord large = record(List.of(new Header("large", new byte[3000])));

    deadLetters.send(large, failure, topic);

    OutboundRecord sent = topic.taken().getFirst();
    assertThat(sent.value()).isEqualTo(large.value());
    assertThat(names(sent)).doesNotContain("large", Headers.VALUE_OMITTED);
    assertThat(text(sent, Headers.REASON_CODE)).isEqualTo("provider-rejected");
  }

  @Test
  void leavesTheValueOutWhenNothingElseHelps() {
    SmallTopic topic = new SmallTopic(2500);
    InboundRecord large =
        new InboundRecord(
            "storycast.scenario-claimed.v1", 3, 77, 1, new byte[] {1}, new byte[5000], List.of());

    deadLetters.send(large, failure, topic);

    OutboundRecord sent = topic.taken().getFirst();
    assertThat(sent.key()).isEqualTo(large.key());
    assertThat(sent.value()).isNull();
    assertThat(text(sent, Headers.VALUE_OMITTED)).isEqualTo("5000");
    assertThat(ByteBuffer.wrap(header(sent, Headers.DLT_ORIGINAL_OFFSET)).getLong()).isEqualTo(77);
  }

  @Test
  void saysWhatToDoWhenATopicTakesNothingAtAll() {
    SmallTopic topic = new SmallTopic(10);

    assertThatThrownBy(() -> deadLetters.send(record(List.of()), failure, topic))
        .isInstanceOf(Outlet.NotSentException.class)
        .hasMessageContaining("raise max.message.bytes");
  }

  /** Takes records up to a size. */
  private record SmallTopic(int limit, List<OutboundRecord> taken) implements Outlet {

    SmallTopic(int limit) {
      this(limit, new ArrayList<>());
    }

    @Override
    public void send(OutboundRecord record) {
      if (size(record) > limit) {
        throw new TooLargeException("too large", new IllegalStateException());
      }
      taken.add(record);
    }

    private static int size(OutboundRecord record) {
      return length(record.key())
          + length(record.value())
          + record.headers().stream()
              .mapToInt(header -> header.name().length() + length(header.value()))
              .sum();
    }

    private static int length(byte[] bytes) {
      return bytes == null ? 0 : bytes.length;
    }
  }

  @Test
  void givesEveryCopyOfOneDeathTheSameId() {
    assertThat(header(deadLetters.of(record(List.of()), failure), Headers.DEAD_LETTER_ID))
        .isEqualTo(header(deadLetters.of(record(List.of()), failure), Headers.DEAD_LETTER_ID));
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

  private static String text(OutboundRecord letter, String name) {
    return new String(header(letter, name), StandardCharsets.UTF_8);
  }

  private static List<String> names(OutboundRecord letter) {
    return letter.headers().stream().map(Header::name).sorted().toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
