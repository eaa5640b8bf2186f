package io.storycast.stage.kafka;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What somebody has to do before a record can be sent; nothing is lost while it waits. */
final class SendAdvice {

  private SendAdvice() {}

  static String on(String topic, Throwable cause) {
    return switch (cause) {
      case UnknownTopicOrPartitionException _ -> create(topic);
      case InvalidTopicException _ -> create(topic);
      // The client's way to say that there is no such topic.
      case TimeoutException waited
          when String.valueOf(waited.getMessage()).contains("not present in metadata") ->
          "If the broker is up, the topic is missing: create " + topic + ".";
      case ClusterAuthorizationException _ ->
          "Allow this service's user IdempotentWrite on the cluster.";
      case AuthorizationException _ -> "Allow this service's user to write to " + topic + ".";
      case AuthenticationException _ -> "Correct this service's Kafka credentials.";
      case NotEnoughReplicasException _ -> replicas();
      case NotEnoughReplicasAfterAppendException _ -> replicas();
      default -> "Passes when the broker answers again.";
    };
  }

  private static String create(String topic) {
    return "Create the topic " + topic + ".";
  }

  private static String replicas() {
    return "Too few replicas are in sync: bring the brokers back.";
  }
}
