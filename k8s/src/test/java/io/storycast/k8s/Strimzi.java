package io.storycast.k8s;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Topics and users as the Strimzi operator reads them. */
final class Strimzi {

  private static final String HEAD = "# Generated from Topics, see docs/kubernetes.md.\n";
  private static final int REPLICAS = 3;

  /** What a service publishes, besides its state and its dead letters. */
  private static final Map<String, EventType> FACTS =
      Map.of(
          Topics.STORY_SERVICE, EventType.STORY_GENERATED,
          Topics.AUDIO_SERVICE, EventType.AUDIO_UPLOADED,
          Topics.STORAGE_SERVICE, EventType.STORY_READY);

  private Strimzi() {}

  static String topics() {
    return Topics.all().stream().map(Strimzi::topic).collect(Collectors.joining("---\n", HEAD, ""));
  }

  static String users() {
    String services =
        Topics.consumers().keySet().stream()
            .map(service -> user(service, acls(service)))
            .collect(Collectors.joining("---\n", HEAD, ""));
    return services
        + "---\n"
        + user(
            "storycast-keda",
            acl("topic", "storycast.", true, "Describe")
                + acl("group", "storycast-", true, "Describe"));
  }

  private static String topic(Topics.Spec topic) {
    String config =
        topic.config().entrySet().stream()
            .map(entry -> "    %s: \"%s\"\n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    return """
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaTopic
        metadata:
          name: %s
          labels:
            app.kubernetes.io/part-of: storycast
            strimzi.io/cluster: kafka
        spec:
          partitions: %d
          replicas: %d
          config:
        %s    min.insync.replicas: "2"
        """
        .formatted(topic.name(), topic.partitions(), REPLICAS, config);
  }

  private static String user(String name, String acls) {
    return """
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaUser
        metadata:
          name: %s
          labels:
            app.kubernetes.io/part-of: storycast
            strimzi.io/cluster: kafka
        spec:
          authentication:
            type: scram-sha-512
          authorization:
            type: simple
            acls:
        """
            .formatted(name)
        + acls;
  }

  private static String acls(String service) {
    String group = acl("group", "storycast-" + service, true, "Read", "Describe");
    if (service.equals(Topics.SCHEDULER_SERVICE)) {
      // It follows every fact and every dead letter, and replays to where they came from.
      return acl("topic", "storycast.", true, "Read", "Write", "Describe", "DescribeConfigs")
          + group;
    }
    List<EventType> consumed = Topics.consumers().getOrDefault(service, List.of());
    StringBuilder acls = new StringBuilder();
    consumed.forEach(kind -> acls.append(acl("topic", kind.topic(), false, "Read", "Describe")));
    consumed.forEach(
        kind ->
            acls.append(
                acl(
                    "topic",
                    Topics.deadLetters(kind.topic(), service),
                    false,
                    "Write",
                    "Describe",
                    "DescribeConfigs")));
    if (FACTS.containsKey(service)) {
      acls.append(acl("topic", FACTS.get(service).topic(), false, "Write", "Describe"));
    }
    acls.append(acl("topic", EventType.STAGE_STATUS.topic(), false, "Write", "Describe"));
    return acls + group;
  }

  private static String acl(String type, String name, boolean prefix, String... operations) {
    return """
              - resource:
                  type: %s
                  name: %s
                  patternType: %s
                operations:
        %s"""
        .formatted(
            type,
            name,
            prefix ? "prefix" : "literal",
            List.of(operations).stream()
                .map(operation -> "          - %s\n".formatted(operation))
                .collect(Collectors.joining()));
  }
}
