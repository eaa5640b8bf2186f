package io.storycast.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderLogTest {

  @Test
  void namesWhoeverTheCallerNamesOnOneShortLine() {
    assertThat(OrderLog.actor("ann@example.com")).isEqualTo("ann@example.com");
    assertThat(OrderLog.actor("ann\r\nby=root")).isEqualTo("ann??by=root");
    assertThat(OrderLog.actor("a".repeat(500))).hasSize(100);
  }

  @Test
  void saysWhenTheCallerNamesNobody() {
    assertThat(OrderLog.actor(null)).isEqualTo("(unknown)");
    assertThat(OrderLog.actor("  ")).isEqualTo("(unknown)");
  }
}
