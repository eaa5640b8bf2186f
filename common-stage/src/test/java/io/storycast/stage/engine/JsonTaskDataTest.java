package io.storycast.stage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.stage.engine.InboundRecord.Header;
import io.storycast.stage.engine.Obligation.Failed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTaskDataTest {

  private final JsonTaskData data = new JsonTaskData();

  @Test
  void readsAnObligationAsItWasWritten() {
    InboundRecord record =
        new InboundRecord(
            "topic",
            1,
            2,
            3,
            new byte[] {0, (byte) 0xff},
            new byte[] {(byte) 0xc3, 0x28},
            List.of(new Header("name", new byte[] {0}), new Header("empty", null)));
    Instant at = Instant.parse("2026-01-01T00:00:00.123456Z");
    Obligation obligation =
        Obligation.landed(record, at)
            .failed(new Failed(at, 12, "provider-error", "The provider answered 503.", true));

    Obligation read = data.deserialize(Obligation.class, data.serialize(obligation));

    assertThat(read).usingRecursiveComparison().isEqualTo(obligation);
  }

  @Test
  void keepsNoDataApartFromObligations() {
    assertThat(data.serialize(null)).isNull();
  }
}
