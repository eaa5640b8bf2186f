package io.storycast.testing;

import io.storycast.testing.simulator.ProviderSimulator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies that the tests of one JVM share: each starts when it is first asked for and ends
 * with the JVM. Tests keep apart by databases of their own, by keys, and by consumer groups.
 */
public final class Dependencies {

  private static final Lazy<EmbeddedKafka> KAFKA =
      new Lazy<>(() -> EmbeddedKafka.temporary().start().createTopics());
  private static final Lazy<EmbeddedPostgres> POSTGRES =
      new Lazy<>(() -> EmbeddedPostgres.temporary().start());
  private static final Lazy<EmbeddedS3> S3 = new Lazy<>(() -> EmbeddedS3.temporary().start());

  private static final Lazy<ProviderSimulator> SIMULATOR =
      new Lazy<>(() -> ProviderSimulator.temporary().start());

  private Dependencies() {}

  /** A broker with all topics. */
  public static EmbeddedKafka kafka() {
    return KAFKA.get();
  }

  /** A server; take a database by {@link EmbeddedPostgres#freshDatabase}. */
  public static EmbeddedPostgres postgres() {
    return POSTGRES.get();
  }

  /** A bucket and its public address. */
  public static EmbeddedS3 s3() {
    return S3.get();
  }

  /** Stories and speech; counts are kept by scenario, so use scenario ids of your own. */
  public static ProviderSimulator simulator() {
    return SIMULATOR.get();
  }

  private static final class Lazy<T extends AutoCloseable> {

    private final Supplier<T> start;
    private @Nullable T started;

    Lazy(Supplier<T> start) {
      this.start = start;
    }

    synchronized T get() {
      if (started == null) {
        T fresh = start.get();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(fresh)));
        started = fresh;
      }
      return started;
    }

    private static void close(AutoCloseable dependency) {
      try {
        dependency.close();
      } catch (Exception e) {
        System.err.println("cannot stop " + dependency + ": " + e);
      }
    }
  }
}
