package io.storycast.local;

import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.EmbeddedS3;
import io.storycast.testing.simulator.ProviderSimulator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the parts of a platform are. */
public record Addresses(
    Environment environment,
    Tokens tokens,
    Optional<EmbeddedKafka> kafka,
    Optional<EmbeddedPostgres> postgres,
    Optional<EmbeddedS3> s3,
    Optional<ProviderSimulator> simulator) {

  /**
   * The variables by which a service finds what is embedded, and its tokens. What is external is in
   * the environment already.
   */
  public Map<String, String> serviceEnvironment() {
    Map<String, String> variables = new LinkedHashMap<>(tokens.ofServices());
    variables.put(
        "SPRING_PROFILES_ACTIVE", environment.get("SPRING_PROFILES_ACTIVE").orElse("local"));
    // Receivers on this machine can be tried.
    variables.put(
        "WEBHOOK_ALLOWED_NETWORKS",
        environment.get("WEBHOOK_ALLOWED_NETWORKS").orElse("127.0.0.0/8,::1"));
    kafka.ifPresent(part -> variables.put("KAFKA_BROKERS", part.brokers()));
    postgres.ifPresent(part -> variables.put("DATABASE_URL", part.database().url()));
    s3.ifPresent(
        part -> {
          variables.put("S3_ENDPOINT", part.endpoint().toString());
          variables.put("CLOUDFLARE_R2_PUBLIC_URL", part.publicUrl().toString());
          variables.put(Tokens.BUCKET, part.bucket());
          variables.put(Tokens.ACCESS_KEY, part.accessKey());
          variables.put(Tokens.SECRET_KEY, part.secretKey());
        });
    simulator.ifPresent(
        part -> {
          variables.put("SILICONFLOW_BASE_URL", part.baseUrl().toString());
          variables.put("STORYCAST_SEND_SCENARIO_HEADER", "true");
        });
    return variables;
  }

  /** For people and programs, by name, without secrets. */
  Map<String, String> printable() {
    Map<String, String> addresses = new LinkedHashMap<>();
    put(addresses, "kafka", kafka.map(EmbeddedKafka::brokers).or(environment::brokers));
    put(
        addresses,
        "database",
        postgres.map(part -> part.database().url()).or(environment::printableDatabase));
    put(addresses, "s3", s3.map(part -> part.endpoint().toString()).or(environment::storeAddress));
    put(
        addresses,
        "bucket",
        s3.map(EmbeddedS3::bucket)
            .or(() -> environment.get(Tokens.BUCKET))
            .or(() -> environment.get("S3_BUCKET")));
    put(
        addresses,
        "audio",
        s3.map(part -> part.publicUrl().toString())
            .or(() -> environment.get("CLOUDFLARE_R2_PUBLIC_URL")));
    put(addresses, "simulator", simulator.map(part -> part.baseUrl().toString()));
    if (simulator.isEmpty()) {
      put(addresses, "provider", environment.get("SILICONFLOW_BASE_URL"));
    }
    return addresses;
  }

  /** The ports of the embedded parts by name. */
  Map<String, Integer> embeddedPorts() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    kafka.ifPresent(part -> ports.put("kafka", part.port()));
    postgres.ifPresent(part -> ports.put("postgres", part.port()));
    s3.ifPresent(part -> ports.put("s3", part.endpoint().getPort()));
    simulator.ifPresent(part -> ports.put("simulator", part.port()));
    return ports;
  }

  private static void put(Map<String, String> map, String name, Optional<String> value) {
    value.ifPresent(present -> map.put(name, present));
  }
}
