import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.UnreadableEventException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;

/**
 * Prints every story that is ready. The record StoryReady is from common-contracts, which needs
 * nothing but Jackson; reading the JSON yourself does as well.
 */
@EnableAutoConfiguration
@Import(StoryReadyApplication.Stories.class)
public class StoryReadyApplication {

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(StoryReadyApplication.class);
    application.setDefaultProperties(
        java.util.Map.of(
            "spring.kafka.bootstrap-servers", "${KAFKA_BROKERS:127.0.0.1:9092}",
            "spring.kafka.consumer.group-id", "${GROUP:my-site}",
            "spring.kafka.consumer.auto-offset-reset", "earliest",
            "spring.kafka.consumer.value-deserializer",
                "org.apache.kafka.common.serialization.ByteArrayDeserializer"));
    application.run(args);
  }

  static class Stories {

    /** The offset is committed after this returns; when it throws, the record comes again. */
    @KafkaListener(topics = "storycast.story-ready.v1")
    void ready(
        @Payload(required = false) byte[] value,
        @Header(name = "ce_id", required = false) byte[] id)
        throws UnreadableEventException {
      if (value != null) { // else a tombstone
        StoryReady story = (StoryReady) EventCodec.read(EventType.STORY_READY, value);
        System.out.printf(
            "ready %s %s revision %d: %s%n",
            new String(id), story.slug(), story.revision(), story.audioUrl());
      }
    }
  }
}
