package io.storycast.local;

import io.storycast.kafka.KafkaSecurity;
import io.storycast.kafka.TopicSetup;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.EmbeddedS3;
import io.storycast.testing.simulator.ProviderSimulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the services need around them: Kafka, PostgreSQL, an S3 bucket and a provider, embedded
 * where the environment names none.
 */
public final class Platform implements AutoCloseable {

  private static final Duration EXTERNAL_KAFKA_PATIENCE = Duration.ofSeconds(30);

  private final Environment environment;
  private final Tokens tokens;
  private final Optional<EmbeddedKafka> kafka;
  private final Optional<EmbeddedPostgres> postgres;
  private final Optional<EmbeddedS3> s3;
  private final Optional<ProviderSimulator> simulator;

  private Platform(StackHome home, PortBook ports, Environment environment) {
    this.environment = environment;
    this.tokens = Tokens.of(home);
    this.kafka =
        unless(
            environment.hasBrokers(),
            () -> EmbeddedKafka.at(ports.port("kafka", 9092), home.kafka()));
    this.postgres =
        unless(
            environment.hasDatabase(),
            () -> EmbeddedPostgres.at(ports.port("postgres", 5432), home.postgres(), true));
    this.s3 = unless(environment.hasStore(), () -> s3(home, ports, tokens));
    this.simulator =
        unless(
            environment.hasProvider(),
            () -> ProviderSimulator.at(ports.port("simulator", 8090), home.simulatorJournal()));
  }

  /** Embeds what the environment does not name; nothing is started. */
  static Platform of(StackHome home, PortBook ports, Environment environment) {
    return new Platform(home, ports, environment);
  }

  /** Everything embedded, with data below the folder, not started. */
  public static Platform embedded(StackHome home) {
    return of(home, new PortBook(home.portsFile()), new Environment(Map.of()));
  }

  /** Starts what is embedded and creates missing topics. */
  public Platform start() {
    return start(_ -> {});
  }

  /**
   * As {@link #start()}.
   *
   * @param onStarted is told the name of each part once it serves
   */
  Platform start(Consumer<String> onStarted) {
    try (ExecutorService threads = threads()) {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> startKafka(onStarted), threads),
              CompletableFuture.runAsync(() -> startPostgres(onStarted), threads),
              CompletableFuture.runAsync(() -> startS3(onStarted), threads),
              CompletableFuture.runAsync(() -> startSimulator(onStarted), threads))
          .join();
      return this;
    } catch (CompletionException e) {
      close();
      throw StackFailure.because(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Stops what is embedded; the data stays. */
  @Override
  public void close() {
    try (ExecutorService threads = threads()) {
      simulator.ifPresent(part -> threads.execute(part::close));
      s3.ifPresent(part -> threads.execute(part::close));
      kafka.ifPresent(part -> threads.execute(part::close));
      postgres.ifPresent(part -> threads.execute(part::close));
    }
  }

  /** The embedded broker. */
  public EmbeddedKafka kafka() {
    return kafka.orElseThrow();
  }

  /** The embedded server. */
  public EmbeddedPostgres postgres() {
    return postgres.orElseThrow();
  }

  /** The embedded object store. */
  public EmbeddedS3 s3() {
    return s3.orElseThrow();
  }

  /** The embedded provider. */
  public ProviderSimulator simulator() {
    return simulator.orElseThrow();
  }

  public Tokens tokens() {
    return tokens;
  }

  /** How services and people find all of it. */
  public Addresses addresses() {
    return new Addresses(environment, tokens, kafka, postgres, s3, simulator);
  }

  private void startKafka(Consumer<String> onStarted) {
    kafka.ifPresent(EmbeddedKafka::start);
    String brokers = kafka.map(EmbeddedKafka::brokers).or(environment::brokers).orElseThrow();
    Map<String, Object> client = new HashMap<>();
    if (kafka.isEmpty()) {
      client.putAll(KafkaSecurity.clientSettings(environment::get));
    }
    client.put("bootstrap.servers", brokers);
    client.put("default.api.timeout.ms", Math.toIntExact(EXTERNAL_KAFKA_PATIENCE.toMillis()));
    try {
      TopicSetup.createMissing(client);
    } catch (RuntimeException e) {
      throw new StackFailure("Kafka at %s does not create the topics".formatted(brokers), e);
    }
    onStarted.accept("kafka");
  }

  private void startPostgres(Consumer<String> onStarted) {
    postgres.ifPresent(EmbeddedPostgres::start);
    onStarted.accept("postgres");
  }

  private void startS3(Consumer<String> onStarted) {
    s3.ifPresent(EmbeddedS3::start);
    onStarted.accept("s3");
  }

  private void startSimulator(Consumer<String> onStarted) {
    simulator.ifPresent(ProviderSimulator::start);
    onStarted.accept("simulator");
  }

  /**
   * Platform threads: virtual threads that load classes at the same time can wait for each other
   * for ever. A thread in the middle of class loading keeps its carrier while it waits for the lock
   * on a jar, and the owner of that lock may be a virtual thread without a carrier. Seen with
   * Boot's loader for jars in jars on two processors.
   */
  private static ExecutorService threads() {
    return Executors.newCachedThreadPool();
  }

  private static EmbeddedS3 s3(StackHome home, PortBook ports, Tokens tokens) {
    return EmbeddedS3.of(
        new EmbeddedS3.Settings(
            ports.port("s3", 9000),
            ports.port("audio", 9001),
            home.s3(),
            tokens.get(Tokens.BUCKET),
            tokens.get(Tokens.ACCESS_KEY),
            tokens.get(Tokens.SECRET_KEY)));
  }

  private static <T> Optional<T> unless(boolean external, Supplier<T> embedded) {
    return external ? Optional.empty() : Optional.of(embedded.get());
  }
}
