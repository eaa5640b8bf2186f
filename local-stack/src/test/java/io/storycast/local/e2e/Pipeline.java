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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole system: a broker, a database, an object store and the simulator in this JVM, the four
 * services as processes. The tests of one JVM share it, because starting it takes most of the time.
 */
final class Pipeline implements AutoCloseable {

  /** For {@code @ResourceLock}: the tests that share the pipeline take turns. */
  static final String LOCK = "pipeline";

  /** What one process of a stage works on at once. */
  static final int CONCURRENCY = 5;

  private static @Nullable Pipeline shared;

  final EmbeddedKafka kafka = EmbeddedKafka.temporary().start().createTopics();
  final EmbeddedPostgres postgres;
  final EmbeddedS3 s3 = EmbeddedS3.temporary().start();
  final ProviderSimulator simulator = ProviderSimulator.temporary().start();
  final Database database;
  final Fleet fleet;
  final Path work;

  private Pipeline() throws IOException {
    work = Files.createTempDirectory("storycast-e2e-");
    // Durable: a test kills the server, and what was committed must survive that.
    postgres = EmbeddedPostgres.at(Ports.free(), work.resolve("postgres"), true).start();
    database = postgres.database();
    fleet = new Fleet(environment(), StackHome.at(Path.of("target", "e2e")));
  }

  /** The shared system with every service running; what earlier tests stopped runs again. */
  static synchronized Pipeline running() {
    if (shared == null) {
      try {
        shared = new Pipeline();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    shared.simulator.reset();
    shared.startMissing();
    return shared;
  }

  /** Starts the services that do not run, at once, and waits until all take work. */
  void startMissing() {
    List<Instance> started =
        Stream.of(Service.values())
            .filter(service -> fleet.of(service).isEmpty())
            .map(service -> fleet.start(service, Map.of()))
            .toList();
    started.forEach(Instance::awaitReady);
  }

  /** A client of the scheduler's API. */
  Operator operator() {
    return new Operator(fleet.of(Service.SCHEDULER).getFirst().apiPort());
  }

  /** Scenarios, stories and obligations in the database. */
  Library library() {
    return new Library(database.dataSource());
  }

  /** Every event of one kind that is in its topic. */
  <E extends Event> List<E> events(Class<E> kind) {
    return Topic.events(kafka.brokers(), kind);
  }

  @Override
  public void close() {
    fleet.close();
    Stream.<AutoCloseable>of(simulator, s3, kafka, postgres).forEach(Pipeline::closeQuietly);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", database.url());
    environment.put("KAFKA_BROKERS", kafka.brokers());
    environment.put("SILICONFLOW_BASE_URL", simulator.baseUrl().toString());
    environment.put("STORYCAST_SEND_SCENARIO_HEADER", "true");
    environment.put("S3_ENDPOINT", s3.endpoint().toString());
    environment.put("S3_BUCKET", s3.bucket());
    environment.put("S3_ACCESS_KEY", s3.accessKey());
    environment.put("S3_SECRET_KEY", s3.secretKey());
    environment.put("CLOUDFLARE_R2_PUBLIC_URL", s3.publicUrl().toString());
    environment.put("CRON_SECRET", Operator.TOKEN);
    environment.put("API_TOKEN", Operator.TOKEN);
    environment.put("MANAGEMENT_TOKEN", Operator.TOKEN);
    environment.put("SPRING_PROFILES_ACTIVE", "local");
    // Short stories, and a short patience with processes that died.
    environment.put("STORY_TARGET_WORDS", "60");
    environment.put("STAGE_CONCURRENCY", Integer.toString(CONCURRENCY));
    environment.put("STAGE_HEARTBEAT", "500ms");
    environment.put("STAGE_POLL_INTERVAL", "250ms");
    environment.put("STAGE_FIRST_DELAY", "500ms");
    environment.put("RETRY_FIRST_DELAY", "1s");
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
