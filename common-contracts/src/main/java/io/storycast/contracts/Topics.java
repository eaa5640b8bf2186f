package io.storycast.contracts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every topic, declared once; the local stack, the tests, compose and Kubernetes create these. */
public final class Topics {

  /** The Kafka services that consume facts, by the name in their dead-letter topics. */
  public static final String STORY_SERVICE = "story-service";

  public static final String AUDIO_SERVICE = "audio-service";
  public static final String STORAGE_SERVICE = "storage-service";
  public static final String SCHEDULER_SERVICE = "scheduler-service";

  private static final int PARTITIONS = 6;
  private static final Duration FACT_RETENTION = Duration.ofDays(30);
  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);

  private Topics() {}

  /**
   * One topic as it should be created.
   *
   * @param retention how long records stay; for compacted topics how long tombstones stay
   */
  public record Spec(String name, int partitions, boolean compacted, Duration retention) {

    /** The topic-level settings, as Kafka names them. */
    public Map<String, String> config() {
      Map<String, String> config = new TreeMap<>();
      if (compacted) {
        config.put("cleanup.policy", "compact");
        config.put("delete.retention.ms", Long.toString(retention.toMillis()));
      } else {
        config.put("cleanup.policy", "delete");
        config.put("retention.ms", Long.toString(retention.toMillis()));
      }
      return config;
    }
  }

  /** The dead-letter topic of a service for one of the topics it consumes. */
  public static String deadLetters(String topic, String service) {
    return topic + "." + service + ".dlt";
  }

  /** All topics, facts first, dead letters last. */
  public static List<Spec> all() {
    List<Spec> topics = new ArrayList<>();
    for (EventType kind : EventType.values()) {
      topics.add(
          switch (kind) {
            case STORY_READY -> new Spec(kind.topic(), PARTITIONS, true, FACT_RETENTION);
            case STAGE_CONTROL, STAGE_STATUS -> new Spec(kind.topic(), 1, true, FACT_RETENTION);
            default -> new Spec(kind.topic(), PARTITIONS, false, FACT_RETENTION);
          });
    }
    consumers()
        .forEach(
            (service, kinds) ->
                kinds.forEach(kind -> topics.add(deadLetterSpec(kind.topic(), service))));
    return List.copyOf(topics);
  }

  /** Which facts each service consumes, and so which dead-letter topics it has. */
  public static Map<String, List<EventType>> consumers() {
    return new TreeMap<>(
        Map.of(
            STORY_SERVICE, List.of(EventType.SCENARIO_CLAIMED, EventType.JOB_CANCELLED),
            AUDIO_SERVICE, List.of(EventType.STORY_GENERATED, EventType.JOB_CANCELLED),
            STORAGE_SERVICE,
                List.of(
                    EventType.STORY_GENERATED, EventType.AUDIO_UPLOADED, EventType.JOB_CANCELLED),
            SCHEDULER_SERVICE,
                List.of(
                    EventType.STORY_GENERATED, EventType.AUDIO_UPLOADED, EventType.STORY_READY)));
  }

  private static Spec deadLetterSpec(String topic, String service) {
    return new Spec(deadLetters(topic, service), PARTITIONS, false, DEAD_LETTER_RETENTION);
  }
}
