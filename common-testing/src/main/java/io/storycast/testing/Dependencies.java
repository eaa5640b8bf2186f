package io.storycast.testing;

import io.storycast.testing.simulator.ProviderSimulator;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
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

  private static final Deque<AutoCloseable> OPEN = new ConcurrentLinkedDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Dependencies::closeAll));
  }

  private Dependencies() {}

  /**
   * Closes a part of the tests when the JVM ends, and what was registered later before it: a
   * service whose broker is gone takes half a minute to end.
   */
  public static void closeAtExit(AutoCloseable part) {
    OPEN.push(part);
  }

  private static void closeAll() {
    for (AutoCloseable part : OPEN) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("cannot stop " + part + ": " + e);
      }
    }
  }

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
        closeAtExit(fresh);
        started = fresh;
      }
      return started;
    }
  }
}
