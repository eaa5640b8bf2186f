package io.storycast.local.e2e;

import io.storycast.contracts.Event;
import io.storycast.local.Service;
import io.storycast.local.StackHome;
import io.storycast.testing.Database;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.EmbeddedS3;
import io.storycast.testing.Ports;
import io.storycast.testing.simulator.ProviderSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole system: a broker, a database, an object store and the simulator in this JVM, the four
 * services as processes. The tests of one JVM share it, because starting it takes most of the time.
 */
public final class Pipeline implements AutoCloseable {

  /** For {@code @ResourceLock}: the tests that share the pipeline take turns. */
  public static final String LOCK = "pipeline";

  /** What one process of a stage works on at once. */
  public static final int CONCURRENCY = 5;

  private static @Nullable Pipeline shared;

  public final EmbeddedKafka kafka;
  public final EmbeddedPostgres postgres;
  public final EmbeddedS3 s3;
  public final ProviderSimulator simulator = ProviderSimulator.temporary().start();
  public final Database database;
  public final Network network;
  public final SpanCatcher spans = new SpanCatcher();
  public final Fleet fleet;
  public final Path work;
  private final Path bucketData;

  private Pipeline() throws IOException {
    work = Files.createTempDirectory("storycast-e2e-");
    bucketData = work.resolve("s3");
    s3 =
        EmbeddedS3.of(
                new EmbeddedS3.Settings(
                    Ports.free(),
                    Ports.free(),
                    bucketData,
                    "storycast",
                    "access-key",
                    "secret-key"))
            .start();
    // Durable: a test kills the server, and what was committed must survive that.
    postgres = EmbeddedPostgres.at(Ports.free(), work.resolve("postgres"), true).start();
    database = postgres.database();
    kafka = EmbeddedKafka.temporary();
    network = Network.before(kafka, postgres, s3, simulator);
    kafka.start().createTopics();
    fleet = new Fleet(environment(), StackHome.at(Path.of("target", "e2e")));
  }

  /** The shared system with every service running; what earlier tests stopped runs again. */
  public static synchronized Pipeline running() {
    Pipeline pipeline = stopped();
    pipeline.startMissing();
    return pipeline;
  }

  /** The shared system with the services as earlier tests left them, at first none. */
  public static synchronized Pipeline stopped() {
    if (shared == null) {
      try {
        shared = new Pipeline();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    shared.simulator.reset();
    shared.network.pass();
    return shared;
  }

  /** Starts the services that do not run, at once, and waits until all take work. */
  public void startMissing() {
    List<Instance> started =
        Service.PIPELINE.stream()
            .filter(service -> fleet.of(service).isEmpty())
            .map(service -> fleet.start(service, Map.of()))
            .toList();
    started.forEach(Instance::awaitReady);
  }

  /** A client of the scheduler's API. */
  public Operator operator() {
    return new Operator(fleet.of(Service.SCHEDULER).getFirst().apiPort());
  }

  /** Scenarios, stories and obligations in the database. */
  public Library library() {
    return new Library(database.dataSource());
  }

  /** Every event of one kind that is in its topic. */
  public <E extends Event> List<E> events(Class<E> kind) {
    return Topic.events(kafka.brokers(), kind);
  }

  /** The names of the files that the bucket holds as narrations. */
  public Set<String> narrationFiles() {
    try (Stream<Path> files = Files.walk(bucketData)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".mp3"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    fleet.close();
    Stream.<AutoCloseable>of(simulator, s3, kafka, postgres, spans).forEach(Pipeline::closeQuietly);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(network.environment(database));
    environment.put("STORYCAST_SEND_SCENARIO_HEADER", "true");
    environment.put("S3_BUCKET", s3.bucket());
    environment.put("S3_ACCESS_KEY", s3.accessKey());
    environment.put("S3_SECRET_KEY", s3.secretKey());
    environment.put("CLOUDFLARE_R2_PUBLIC_URL", s3.publicUrl().toString());
    environment.put("CRON_SECRET", Operator.TOKEN);
    environment.put("API_TOKEN", Operator.TOKEN);
    environment.put("MANAGEMENT_TOKEN", Operator.TOKEN);
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", spans.endpoint().toString());
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "500");
    environment.put("SPRING_PROFILES_ACTIVE", "local");
    environment.put("STORY_TARGET_WORDS", "60");
    // A long chaos run claims more than a careful site allows itself in a day.
    environment.put("DAILY_MAX_GENERATIONS", "1000000");
    environment.putAll(impatience());
    return environment;
  }

  /** Short waits for processes that died and for dependencies that are back. */
  private static Map<String, String> impatience() {
    Map<String, String> environment = new HashMap<>();
    environment.put("STAGE_CONCURRENCY", Integer.toString(CONCURRENCY));
    environment.put("STAGE_HEARTBEAT", "500ms");
    environment.put("STAGE_POLL_INTERVAL", "250ms");
    environment.put("STAGE_FIRST_DELAY", "500ms");
    environment.put("RETRY_FIRST_DELAY", "1s");
    environment.put("STORY_READ_TIMEOUT", "10s");
    environment.put("SILICONFLOW_TTS_READ_TIMEOUT", "10s");
    environment.put("STAGE_BREAKER_WINDOW", "10s");
    environment.put("STAGE_BREAKER_FIRST_WAIT", "1s");
    environment.put("STAGE_BREAKER_LONGEST_WAIT", "3s");
    environment.put("STAGE_BREAKER_CONFIGURATION_FIRST_WAIT", "1s");
    environment.put("STAGE_BREAKER_CONFIGURATION_LONGEST_WAIT", "3s");
    environment.put("STAGE_BREAKER_SUCCESSES", "3");
    // A killed consumer keeps its partitions this long; the least that brokers allow.
    environment.put("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000");
    environment.put("SPRING_KAFKA_CONSUMER_PROPERTIES_HEARTBEAT_INTERVAL_MS", "2000");
    return environment;
  }

  private static void closeQuietly(AutoCloseable dependency) {
    try {
      dependency.close();
    } catch (Exception e) {
      System.err.println("cannot stop " + dependency + ": " + e);
    }
  }
}
