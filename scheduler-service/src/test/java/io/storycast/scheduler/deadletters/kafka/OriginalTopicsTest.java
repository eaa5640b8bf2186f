package io.storycast.scheduler.deadletters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalTopicsTest {

  @ParameterizedTest
  @CsvSource({
    "storycast.scenario-claimed.v1.story-service.dlt, storycast.scenario-claimed.v1",
    "orders-dlt,        orders",
    "orders.DLT,        orders",
    "shop.orders.dlt,   shop.orders",
    "orders,            ",
    "-dlt,              "
  })
  void tellsTheTopicThatTheNameFollows(String deadLetterTopic, String topic) {
    assertThat(OriginalTopics.of(deadLetterTopic).orElse(null)).isEqualTo(topic);
  }
}
