package io.storycast.scheduler.deadletters.kafka;

import io.storycast.scheduler.deadletters.ReplayWire.BrokerAwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Which topics exist. A producer would wait long for one that does not, and where the broker
 * creates topics by itself it would come into being by a slip of the pen.
 */
final class KnownTopics implements AutoCloseable {

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final long PATIENCE_MS = 5_000;

  private final Admin admin;
  private final Clock clock;
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();

  KnownTopics(Admin admin, Clock clock) {
    this.admin = admin;
    this.clock = clock;
  }

  /**
   * @throws BrokerAwayException when the broker could not be asked
   */
  boolean exist(String topic) {
    Instant now = clock.instant();
    Instant last = seen.get(topic);
    if (last != null && Duration.between(last, now).compareTo(FRESH) < 0) {
      return true;
    }
    try {
      admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
      seen.put(topic, now);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        return false;
      }
      throw new BrokerAwayException("Kafka did not answer: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new BrokerAwayException("Kafka did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerAwayException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
