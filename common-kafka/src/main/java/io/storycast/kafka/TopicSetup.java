package io.storycast.kafka;

import io.storycast.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of Storycast in any Kafka. */
public final class TopicSetup {

  private TopicSetup() {}

  /** As {@link #createMissing(Map, Optional)}, with the cluster's default replication. */
  public static Set<String> createMissing(Map<String, Object> client) {
    return createMissing(client, Optional.empty());
  }

  /**
   * Creates the missing ones of {@link Topics#all()}; existing topics stay as they are.
   *
   * @param client settings of the admin client, at least {@code bootstrap.servers}
   * @param replication copies of each partition; empty: what the cluster takes by default
   * @return the names of the created topics
   * @throws IllegalStateException when the broker refuses or does not answer
   */
  public static Set<String> createMissing(Map<String, Object> client, Optional<Short> replication) {
    try (Admin admin = Admin.create(new HashMap<>(client))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          Topics.all().stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(topic -> newTopic(topic, replication))
              .toList();
      var results = admin.createTopics(missing).values();
      for (KafkaFuture<Void> result : results.values()) {
        awaitCreation(result);
      }
      return results.keySet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topics", e.getCause());
    }
  }

  private static NewTopic newTopic(Topics.Spec topic, Optional<Short> replication) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), replication)
        .configs(topic.config());
  }

  private static void awaitCreation(KafkaFuture<Void> result)
      throws InterruptedException, ExecutionException {
    try {
      result.get();
    } catch (ExecutionException e) {
      // Somebody else created it since the listing.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
