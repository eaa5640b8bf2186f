package io.storycast.scheduler.deadletters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.Headers;
import io.storycast.scheduler.fixtures.ForeignTopics;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.fixtures.Topic;
import io.storycast.scheduler.fixtures.Topic.Received;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import tools.jackson.databind.JsonNode;

/** Another system built with Spring for Apache Kafka: its letters are found and sent back too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignLettersIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final String orders = "orders-" + UUID.randomUUID().toString().substring(0, 8);
  private final KafkaTemplate<byte[], byte[]> theirs =
      new KafkaTemplate<>(
          new DefaultKafkaProducerFactory<>(
              Map.of("bootstrap.servers", Dependencies.kafka().brokers()),
              new ByteArraySerializer(),
              new ByteArraySerializer()));
  private final DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(theirs);
  private final RunningService service;

  ForeignLettersIT() {
    ForeignTopics.create(orders, orders + "-dlt");
    service =
        RunningService.start(
            Site.empty().database(),
            "BACKFILL_INTERVAL=1h",
            "DEAD_LETTER_CANARY_WAIT=500ms",
            "DEAD_LETTER_TOPICS=" + orders + "-dlt");
  }

  @AfterAll
  void stop() {
    service.close();
    theirs.destroy();
  }

  @Test
  void explainsAndReplaysWhatSpringsRecovererWrote() {
    String first = die(order("1", "Order 17 of 'Ann' is unknown"), 0);
    String second = die(order("2", "Order 4 of 'Bob' is unknown"), 1);
    die(order("3", "The till is closed"), 2);

    JsonNode letter = letter(first);
    assertThat(letter.path("origin").asString()).isEqualTo("spring");
    assertThat(letter.path("originalTopic").asString()).isEqualTo(orders);
    assertThat(letter.path("message").asString()).contains("Order 17");
    assertThat(letter.path("exception").asString()).startsWith("java.lang.IllegalStateException");
    assertThat(letter.path("reasonCode").asString()).isEqualTo("unknown");
    assertThat(letter.path("fingerprint")).isEqualTo(letter(second).path("fingerprint"));
    assertThat(groups().path("groups")).hasSize(2);
    assertThat(groups().path("groups").get(0).path("count").asInt()).isEqualTo(2);

    JsonNode replay =
        service
            .post("/v1/dead-letters/replays", "{\"canary\":1,\"filter\":{\"state\":\"open\"}}")
            .json();
    await()
        .atMost(SOON)
        .until(
            () ->
                service
                    .get("/v1/dead-letters/replays/" + replay.path("id").asString())
                    .json()
                    .path("state")
                    .asString()
                    .equals("finished"));
    Received back = back(first);
    assertThat(back.text()).isEqualTo("{\"order\":1}");
    assertThat(back.raw().headers())
        .extracting(Header::key)
        .containsExactly(
            "tenant",
            Headers.REPLAY_COUNT,
            Headers.REPLAY_OF,
            Headers.REPLAY_ID,
            Headers.REPLAY_STEP);

    // It dies again: Spring keeps the record's headers, so the store knows where it came from.
    String again = die(back.raw(), 3);
    assertThat(letter(again).path("replayOf").asString()).isEqualTo(first);
    assertThat(letter(first).path("state").asString()).isEqualTo("died-again");
    assertThat(letter(second).path("state").asString()).isEqualTo("replayed");
  }

  private record Order(ConsumerRecord<byte[], byte[]> record, String complaint) {}

  private Order order(String number, String complaint) {
    ConsumerRecord<byte[], byte[]> order =
        new ConsumerRecord<>(
            orders, 0, 7, number.getBytes(UTF_8), ("{\"order\":" + number + "}").getBytes(UTF_8));
    order.headers().add("tenant", "t".getBytes(UTF_8));
    return new Order(order, complaint);
  }

  private String die(Order order, long offset) {
    return die(order.record(), order.complaint(), offset);
  }

  private String die(ConsumerRecord<byte[], byte[]> order, long offset) {
    return die(order, "Again", offset);
  }

  private String die(ConsumerRecord<byte[], byte[]> order, String complaint, long offset) {
    recoverer.accept(
        order,
        new ListenerExecutionFailedException(
            "Listener failed", new IllegalStateException(complaint)));
    String id = orders + "-dlt-0-" + offset;
    letter(id);
    return id;
  }

  private Received back(String letter) {
    return Topic.records(orders, found -> letter.equals(found.header(Headers.REPLAY_OF)), 1, SOON)
        .getFirst();
  }

  private JsonNode groups() {
    return service.get("/v1/dead-letters/groups").json();
  }

  private JsonNode letter(String id) {
    return await()
        .atMost(SOON)
        .until(() -> service.get("/v1/dead-letters/" + id), answer -> answer.status() == 200)
        .json();
  }
}
