package io.storycast.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.Headers;
import io.storycast.local.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A replay goes on where the scheduler that sent it was killed. */
@ResourceLock(Pipeline.LOCK)
class ReplayE2E {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of another system: whatever is sent to it twice, it sees twice. */
  private static final String ORIGINAL = "parcels";

  private static final String DEAD = "storycast.parcels.dlt";
  private static final int LETTERS = 240;

  @Test
  void sendsEachRecordOnceAlthoughTheSchedulerIsKilledOnTheWay() throws Exception {
    Pipeline pipeline = Pipeline.running();
    bury(pipeline.kafka.brokers());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> asked(pipeline, "?limit=1&topic=" + DEAD).path("total").asInt() == LETTERS);

    String replay =
        JSON.readTree(
                pipeline
                    .operator()
                    .post(
                        "/v1/dead-letters/replays",
                        "{\"filter\":{\"topic\":\"%s\"},\"rate\":60}".formatted(DEAD)))
            .path("id")
            .asString();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> sent(pipeline).size() > LETTERS / 4);
    pipeline.fleet.of(Service.SCHEDULER).getFirst().kill();
    pipeline.startMissing();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                asked(pipeline, "/replays/" + replay).path("state").asString().equals("finished"));
    assertThat(sent(pipeline)).hasSize(LETTERS).doesNotHaveDuplicates();
  }

  private static void bury(String brokers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      short once = 1;
      admin
          .createTopics(List.of(new NewTopic(ORIGINAL, 3, once), new NewTopic(DEAD, 3, once)))
          .all()
          .get();
      for (int i = 0; i < LETTERS; i++) {
        byte[] parcel = ("parcel " + i).getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(DEAD, parcel, parcel);
        letter.headers().add(Headers.DLT_ORIGINAL_TOPIC, ORIGINAL.getBytes(UTF_8));
        letter.headers().add(Headers.DLT_EXCEPTION_FQCN, "java.lang.Exception".getBytes(UTF_8));
        producer.send(letter).get();
      }
    }
  }

  private static JsonNode asked(Pipeline pipeline, String question) {
    return JSON.readTree(pipeline.operator().get("/v1/dead-letters" + question));
  }

  private static List<String> sent(Pipeline pipeline) {
    return Topic.records(pipeline.kafka.brokers(), List.of(ORIGINAL)).stream()
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }
}
