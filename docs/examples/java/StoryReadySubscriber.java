import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints every story that is ready: the whole catalogue first, then each new one. */
class StoryReadySubscriber {

  private static final JsonMapper JSON = new JsonMapper();

  public static void main(String[] args) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            System.getenv().getOrDefault("KAFKA_BROKERS", "127.0.0.1:9092"),
            "group.id",
            System.getenv().getOrDefault("GROUP", "my-site"),
            "auto.offset.reset",
            "earliest", // a new group begins with the whole catalogue
            "enable.auto.commit",
            "false");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("storycast.story-ready.v1"));
      while (true) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          handle(record);
        }
        consumer.commitSync(); // after the work: what was not committed comes again
      }
    }
  }

  private static void handle(ConsumerRecord<String, String> record) {
    if (record.value() == null) {
      System.out.println("gone " + record.key()); // a tombstone
      return;
    }
    // The same story may come twice: keep the ids you have handled, or make handling repeatable.
    byte[] id = record.headers().lastHeader("ce_id").value();
    JsonNode story = JSON.readTree(record.value());
    System.out.printf(
        "ready %s %s revision %d: %s%n",
        new String(id, StandardCharsets.UTF_8),
        story.get("slug").asString(),
        story.get("revision").asInt(),
        story.get("audioUrl").asString());
  }
}
