package io.storycast.cli.doctor;

import io.storycast.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** The broker answers and has every topic. */
final class BrokerCheck implements Check {

  private static final int TIMEOUT_SECONDS = 15;

  private final String brokers;

  BrokerCheck(String brokers) {
    this.brokers = brokers;
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public Finding run() throws InterruptedException {
    Set<String> found;
    try (Admin admin = Admin.create(config())) {
      found = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return Finding.failed(
          "No Kafka broker answers at %s.".formatted(brokers),
          "Check KAFKA_BROKERS (host:port, comma-separated) and that the broker's advertised"
              + " address can be reached from here.");
    }
    List<String> missing =
        Topics.all().stream().map(Topics.Spec::name).filter(name -> !found.contains(name)).toList();
    return missing.isEmpty()
        ? Finding.ok("%s answers; all %d topics are there.".formatted(brokers, Topics.all().size()))
        : Finding.failed(
            "%s answers, but %d topics are missing, for example %s."
                .formatted(brokers, missing.size(), missing.getFirst()),
            "Create them as docs/events.md lists them; a local stack creates them at its start.");
  }

  private Map<String, Object> config() {
    int milliseconds = TIMEOUT_SECONDS * 1000;
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
        AdminClientConfig.CLIENT_ID_CONFIG, "storycast-doctor",
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, milliseconds,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, milliseconds);
  }
}
