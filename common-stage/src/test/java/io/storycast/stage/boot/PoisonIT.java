package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.Headers;
import io.storycast.contracts.Message;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.testing.Dependencies;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Records that nobody can read or send, on a real broker: each dies, and harms nobody. */
class PoisonIT {

  private static final String CLAIMS = EventType.SCENARIO_CLAIMED.topic();
  private static final String RESULTS = EventType.STORY_GENERATED.topic();
  private static final String DEAD_LETTERS = Topics.deadLetters(CLAIMS, Topics.STORY_SERVICE);
  private static final String TOO_LONG = "too long to send";

  /** What the topic takes, less what the record around the value needs. */
  private static final int LARGEST_VALUE = (1024 + 64) * 1024 - 300;

  private static final StageService SERVICE =
      StageService.start(
          Dependencies.postgres().freshDatabase("poison"),
          (claimed, attempt) -> Optional.of(storyOf(claimed)));

  private final String scenarioId = UUID.randomUUID().toString();

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void deadLettersARecordOfTheLargestSizeByteForByte() {
    byte[] value = new byte[LARGEST_VALUE];
    value[7] = (byte) 0xff;

    send(new ProducerRecord<>(CLAIMS, Topic.bytes(scenarioId), value));

    ConsumerRecord<byte[], byte[]> letter = letter();
    assertThat(letter.value()).isEqualTo(value);
    assertThat(Topic.header(letter, Headers.REASON_CODE)).isEqualTo("unknown-event-type");
    assertThatNeighboursAreServed();
  }

  @Test
  void keepsHeadersThatAreNoTextAndValuesThatAreNull() {
    ProducerRecord<byte[], byte[]> poison =
        new ProducerRecord<>(CLAIMS, Topic.bytes(scenarioId), null);
    byte[] notUtf8 = {(byte) 0xc3, 0x28, 0};
    poison.headers().add("bytes", notUtf8);
    poison.headers().add("nothing", null);
    poison.headers().add(Headers.CE_TYPE, notUtf8);
    poison.headers().add(Headers.TRACEPARENT, notUtf8);
    poison.headers().add(Headers.ATTEMPT, notUtf8);

    send(poison);

    ConsumerRecord<byte[], byte[]> letter = letter();
    assertThat(letter.value()).isNull();
    assertThat(letter.headers().lastHeader("bytes").value()).isEqualTo(notUtf8);
    assertThat(letter.headers().lastHeader("nothing").value()).isNull();
    assertThat(letter.headers().lastHeader(Headers.CE_TYPE).value()).isEqualTo(notUtf8);
    assertThatNeighboursAreServed();
  }

  @Test
  void landsARecordWithHeadersThatAreNoText() {
    ProducerRecord<byte[], byte[]> odd = produced(claim("A seed."));
    odd.headers().add("bytes", new byte[] {(byte) 0xc3, 0x28, 0});
    odd.headers().add("nothing", null);
    odd.headers().add("", new byte[] {1});

    send(odd);

    await().untilAsserted(() -> assertThat(Topic.records(RESULTS, scenarioId)).hasSize(1));
  }

  @Test
  void deadLettersAnUnknownVersion() {
    ProducerRecord<byte[], byte[]> poison = produced(claim("A seed."));
    poison.headers().remove(Headers.CE_TYPE);
    poison.headers().add(Headers.CE_TYPE, Topic.bytes("io.storycast.scenario-claimed.v9"));

    send(poison);

    assertThat(Topic.header(letter(), Headers.REASON_CODE)).isEqualTo("unknown-event-type");
    assertThatNeighboursAreServed();
  }

  @Test
  void deadLettersWhatHasAResultThatIsTooLargeToSend() {
    ScenarioClaimed claim = claim(TOO_LONG);

    send(produced(claim));

    ConsumerRecord<byte[], byte[]> letter = letter();
    assertThat(Topic.header(letter, Headers.REASON_CODE)).isEqualTo("record-too-large");
    assertThat(Topic.header(letter, Headers.REASON)).contains(RESULTS);
    assertThat(letter.value()).isEqualTo(EventCodec.write(claim, "/test").value());
    assertThatNeighboursAreServed();
  }

  @Test
  void leavesTheValueBehindWhenTheDeadLetterTopicTakesLess() throws Exception {
    ProducerRecord<byte[], byte[]> poison =
        new ProducerRecord<>(CLAIMS, Topic.bytes(scenarioId), new byte[LARGEST_VALUE]);
    limit(DEAD_LETTERS, 100_000);
    try {
      send(poison);

      ConsumerRecord<byte[], byte[]> letter = letter();
      assertThat(letter.value()).isNull();
      assertThat(Topic.header(letter, Headers.VALUE_OMITTED))
          .isEqualTo(Integer.toString(LARGEST_VALUE));
      assertThat(Topic.records(CLAIMS, scenarioId))
          .extracting(ConsumerRecord::offset)
          .contains(offsetIn(letter));
      assertThatNeighboursAreServed();
    } finally {
      limit(DEAD_LETTERS, 2 * 1024 * 1024);
    }
  }

  private static long offsetIn(ConsumerRecord<byte[], byte[]> letter) {
    return ByteBuffer.wrap(letter.headers().lastHeader(Headers.DLT_ORIGINAL_OFFSET).value())
        .getLong();
  }

  /** A story asked for behind the poison, on the same partition, and one dead letter only. */
  private void assertThatNeighboursAreServed() {
    int stories = Topic.records(RESULTS, scenarioId).size();
    send(produced(claim("A seed.")));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(Topic.records(RESULTS, scenarioId)).hasSizeGreaterThan(stories));
    assertThat(Topic.records(DEAD_LETTERS, scenarioId)).hasSize(1);
  }

  private ConsumerRecord<byte[], byte[]> letter() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !Topic.records(DEAD_LETTERS, scenarioId).isEmpty());
    return Topic.records(DEAD_LETTERS, scenarioId).getFirst();
  }

  private static void send(ProducerRecord<byte[], byte[]> produced) {
    Topic.send(produced);
  }

  private static ProducerRecord<byte[], byte[]> produced(ScenarioClaimed claim) {
    Message message = EventCodec.write(claim, "/test");
    ProducerRecord<byte[], byte[]> produced =
        new ProducerRecord<>(message.topic(), Topic.bytes(message.key()), message.value());
    message.headers().forEach((name, value) -> produced.headers().add(name, Topic.bytes(value)));
    return produced;
  }

  private static void limit(String topic, int bytes) throws Exception {
    AlterConfigOp limit =
        new AlterConfigOp(
            new ConfigEntry("max.message.bytes", Integer.toString(bytes)), OpType.SET);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Dependencies.kafka().brokers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(limit)))
          .all()
          .get();
    }
  }

  private ScenarioClaimed claim(String seed) {
    // Every claim asks for a version of its own: a recorded result would be sent again.
    int revision = Topic.records(CLAIMS, scenarioId).size() + 1;
    return new ScenarioClaimed(
        "job",
        scenarioId,
        revision,
        "a-slug",
        "A title",
        seed,
        "en",
        GenerationOptions.DEFAULTS,
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  private static StoryGenerated storyOf(ScenarioClaimed claimed) {
    return Stories.storyOf(
        claimed, claimed.seedText().equals(TOO_LONG) ? "x".repeat(3_000_000) : "Once.");
  }
}
