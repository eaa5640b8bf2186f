package io.storycast.cli.doctor;

import io.storycast.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** The broker answers and has every topic. */
final class BrokerCheck implements Check {

  private static final int TIMEOUT_SECONDS = 15;

  private final String brokers;
  private final Map<String, String> security;

  /**
   * @param security settings of the client beside the address
   */
  BrokerCheck(String brokers, Map<String, String> security) {
    this.brokers = brokers;
    this.security = Map.copyOf(security);
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
    } catch (ExecutionException e) {
      return e.getCause() instanceof AuthenticationException refusal
          ? refused(refusal)
          : unreachable();
    } catch (TimeoutException | KafkaException e) {
      return unreachable();
    }
    List<String> missing =
        Topics.all().stream().map(Topics.Spec::name).filter(name -> !found.contains(name)).toList();
    return missing.isEmpty()
        ? Finding.ok("%s answers; all %d topics are there.".formatted(brokers, Topics.all().size()))
        : Finding.failed(
            "%s answers, but %d topics are missing, for example %s."
                .formatted(brokers, missing.size(), missing.getFirst()),
            "./storycast setup creates them, or apply the topics in k8s/components/strimzi.");
  }

  private Finding unreachable() {
    return Finding.failed(
        "No Kafka broker answers at %s.".formatted(brokers),
        "Check KAFKA_BROKERS (host:port, comma-separated), that the broker's advertised address can"
            + " be reached from here, and KAFKA_SECURITY_PROTOCOL: a broker that wants TLS looks as"
            + " if it did not answer.");
  }

  private Finding refused(AuthenticationException refusal) {
    return refusal instanceof SslAuthenticationException
        ? Finding.failed(
            "%s shows a certificate that is not trusted.".formatted(brokers),
            "Set KAFKA_CA_FILE to the authority's certificate in PEM, and name the broker in"
                + " KAFKA_BROKERS as its certificate does.")
        : Finding.failed(
            "%s refuses the login.".formatted(brokers),
            "Check KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.");
  }

  private Map<String, Object> config() {
    int milliseconds = TIMEOUT_SECONDS * 1000;
    Map<String, Object> config = new HashMap<>(security);
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, "storycast-doctor");
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, milliseconds);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, milliseconds);
    return config;
  }
}
