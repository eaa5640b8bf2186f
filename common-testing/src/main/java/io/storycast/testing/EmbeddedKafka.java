package io.storycast.testing;

import io.storycast.kafka.TopicSetup;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in this JVM: one KRaft node that is controller and broker.
 *
 * <p>Stop and start keep the port, the cluster id and the data. Clients reach it at 127.0.0.1 from
 * any process of the machine.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final String FORMATTED_MARK = "meta.properties";

  private final int port;
  private final Path data;
  private final boolean temporary;
  private @Nullable Proxied proxied;
  private @Nullable SecuredListener secured;
  private @Nullable KafkaRaftServer server;

  /**
   * A second way in.
   *
   * @param port where the broker listens for it
   * @param advertisedPort where clients that came this way are sent
   */
  record Proxied(int port, int advertisedPort) {}

  private EmbeddedKafka(int port, Path data, boolean temporary) {
    this.port = port;
    this.data = data;
    this.temporary = temporary;
  }

  /** A broker on a free port with temporary data, not started. */
  public static EmbeddedKafka temporary() {
    return new EmbeddedKafka(Ports.free(), TemporaryFiles.folder("kafka"), true);
  }

  /** A broker on the given port with data that stays, not started. */
  public static EmbeddedKafka at(int port, Path data) {
    return new EmbeddedKafka(port, data, false);
  }

  /**
   * Lets clients in through a proxy as well, which they keep to. Before the start.
   *
   * @param proxyPort where the proxy listens
   * @return where the proxy shall connect to
   */
  public synchronized int letInThrough(int proxyPort) {
    Proxied way = new Proxied(Ports.free(), proxyPort);
    proxied = way;
    return way.port();
  }

  /**
   * Lets clients in by TLS with a login as well. Before the start.
   *
   * @return the address of that way in
   */
  public synchronized String letInBy(SecuredListener listener) {
    secured = listener;
    return "127.0.0.1:" + listener.port();
  }

  /** Starts the broker and waits until it serves. */
  public synchronized EmbeddedKafka start() {
    if (server == null) {
      Map<String, String> settings = BrokerSettings.of(port, Ports.free(), data, proxied);
      if (secured != null) {
        secured.addTo(settings);
      }
      KafkaConfig config = new KafkaConfig(settings, false);
      formatOnce();
      KafkaRaftServer starting = new KafkaRaftServer(config, Time.SYSTEM);
      try {
        starting.startup();
      } catch (RuntimeException e) {
        starting.shutdown();
        throw e;
      }
      server = starting;
    }
    return this;
  }

  /** Stops the broker in an orderly way; the data stays. */
  public synchronized void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
      server = null;
    }
  }

  /** Stops and starts on the same port with the same data. */
  public void restart() {
    stop();
    start();
  }

  /** Creates every topic of Storycast that is missing. */
  public EmbeddedKafka createTopics() {
    TopicSetup.createMissing(Map.of("bootstrap.servers", brokers()));
    return this;
  }

  /** The bootstrap address, {@code 127.0.0.1:port}. */
  public String brokers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public synchronized boolean isRunning() {
    return server != null;
  }

  /** Stops the broker and deletes temporary data. */
  @Override
  public void close() {
    stop();
    if (temporary) {
      TemporaryFiles.delete(data);
    }
  }

  private void formatOnce() {
    if (Files.exists(data.resolve(FORMATTED_MARK))) {
      return;
    }
    try {
      Files.createDirectories(data);
      new Formatter()
          .setNodeId(BrokerSettings.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setDirectories(List.of(data.toString()))
          .setMetadataLogDirectory(Optional.of(data.toString()))
          .setIgnoreFormatted(true)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format Kafka's data folder " + data, e);
    }
  }
}
