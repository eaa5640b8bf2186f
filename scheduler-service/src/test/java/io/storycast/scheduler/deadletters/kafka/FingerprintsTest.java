package io.storycast.scheduler.deadletters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {

  @Test
  void isEqualForTheSameCause() {
    assertThat(of("Order 17 of 'Ann' 3f2504e0-4f89-11d3-9a0c-0305e82c3301 failed"))
        .isEqualTo(of("Order 4 of 'Bob' 00000000-0000-4000-8000-000000000001 failed"));
  }

  @Test
  void differsForOtherCauses() {
    assertThat(of("Order 17 failed")).isNotEqualTo(of("Order 17 was refused"));
    assertThat(Fingerprints.of("orders", "a.B", "x"))
        .isNotEqualTo(Fingerprints.of("orders", "a.C", "x"))
        .isNotEqualTo(Fingerprints.of("bills", "a.B", "x"))
        .hasSize(16);
  }

  private static String of(String message) {
    return Fingerprints.of("orders", "a.B", message);
  }
}
