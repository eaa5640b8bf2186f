package io.storycast.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

  private static final String HEADER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void goesOnWithTheSameTraceInANewSpan() {
    TraceParent inbound = TraceParent.parse(HEADER).orElseThrow();

    TraceParent next = inbound.next();

    assertThat(inbound.header()).isEqualTo(HEADER);
    assertThat(next.traceId()).isEqualTo(inbound.traceId());
    assertThat(next.spanId()).isNotEqualTo(inbound.spanId()).hasSize(16);
  }

  @Test
  void startsAValidTrace() {
    assertThat(TraceParent.parse(TraceParent.start().header())).isPresent();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "garbage",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
      })
  void treatsAMalformedHeaderAsAbsent(String header) {
    assertThat(TraceParent.parse(header)).isEmpty();
  }
}
