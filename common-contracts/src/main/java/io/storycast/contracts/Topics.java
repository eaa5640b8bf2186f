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
  public static final String WEBHOOK_SERVICE = "webhook-service";

  private static final int PARTITIONS = 6;
  private static final Duration FACT_RETENTION = Duration.ofDays(30);
  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);
  private static final Duration STATUS_RETENTION = Duration.ofDays(1);

  /** What producers send at most by Kafka's default, and room for the headers of a replay. */
  private static final int FACT_BYTES = (1024 + 64) * 1024;

  /** The largest fact, and room for the headers that say why it died. */
  private static final int DEAD_LETTER_BYTES = 2 * 1024 * 1024;

  private Topics() {}

  /**
   * One topic as it should be created.
   *
   * @param retention how long records stay; for compacted topics how long tombstones stay
   * @param maxMessageBytes the largest record, headers included
   */
  public record Spec(
      String name, int partitions, Cleanup cleanup, Duration retention, int maxMessageBytes) {

    /** The topic-level settings, as Kafka names them. */
    public Map<String, String> config() {
      Map<String, String> config = new TreeMap<>();
      config.put("cleanup.policy", cleanup.policy);
      String kept = cleanup == Cleanup.COMPACTED ? "delete.retention.ms" : "retention.ms";
      config.put(kept, Long.toString(retention.toMillis()));
      config.put("max.message.bytes", Integer.toString(maxMessageBytes));
      return config;
    }
  }

  /** What becomes of old records. */
  public enum Cleanup {
    /** They go when their time is over. */
    BY_TIME("delete"),
    /** The last record of each key stays for ever. */
    COMPACTED("compact"),
    /** Only the last record of each key stays, and goes when its time is over. */
    COMPACTED_BY_TIME("compact,delete");

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
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
            case STORY_READY -> facts(kind, PARTITIONS, Cleanup.COMPACTED, FACT_RETENTION);
            case STAGE_CONTROL -> facts(kind, 1, Cleanup.COMPACTED, FACT_RETENTION);
            // Every start of a process has a key of its own: without an end the topic would grow.
            case STAGE_STATUS -> facts(kind, 1, Cleanup.COMPACTED_BY_TIME, STATUS_RETENTION);
            default -> facts(kind, PARTITIONS, Cleanup.BY_TIME, FACT_RETENTION);
          });
    }
    consumers()
        .forEach(
            (service, kinds) ->
                kinds.forEach(kind -> topics.add(deadLetterSpec(kind.topic(), service))));
    return List.copyOf(topics);
  }

  /** What each service consumes, and so which dead-letter topics it has. */
  public static Map<String, List<EventType>> consumers() {
    return new TreeMap<>(
        Map.of(
            STORY_SERVICE,
                List.of(
                    EventType.SCENARIO_CLAIMED, EventType.JOB_CANCELLED, EventType.STAGE_CONTROL),
            AUDIO_SERVICE,
                List.of(
                    EventType.STORY_GENERATED, EventType.JOB_CANCELLED, EventType.STAGE_CONTROL),
            STORAGE_SERVICE,
                List.of(
                    EventType.STORY_GENERATED,
                    EventType.AUDIO_UPLOADED,
                    EventType.JOB_CANCELLED,
                    EventType.STAGE_CONTROL),
            SCHEDULER_SERVICE,
                List.of(EventType.STORY_GENERATED, EventType.AUDIO_UPLOADED, EventType.STORY_READY),
            WEBHOOK_SERVICE,
                List.of(
                    EventType.STORY_GENERATED,
                    EventType.AUDIO_UPLOADED,
                    EventType.STORY_READY,
                    EventType.STORY_FAILED,
                    EventType.JOB_CANCELLED)));
  }

  private static Spec facts(EventType kind, int partitions, Cleanup cleanup, Duration retention) {
    return new Spec(kind.topic(), partitions, cleanup, retention, FACT_BYTES);
  }

  private static Spec deadLetterSpec(String topic, String service) {
    return new Spec(
        deadLetters(topic, service),
        PARTITIONS,
        Cleanup.BY_TIME,
        DEAD_LETTER_RETENTION,
        DEAD_LETTER_BYTES);
  }
}
