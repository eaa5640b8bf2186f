package io.storycast.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server, child of this JVM: stop and start keep the port and the data.
 *
 * <p>The server ends when this JVM ends, however that happens. It trusts every local connection, so
 * any password does.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** Role and database that exist from the start. */
  public static final String NAME = "storycast";

  private static final String MAINTENANCE = "postgres";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final int port;
  private final Path data;
  private final boolean temporary;
  private final boolean durable;
  private final AtomicInteger databases = new AtomicInteger();
  private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;
  private @Nullable Postmaster postmaster;

  private EmbeddedPostgres(int port, Path data, boolean temporary, boolean durable) {
    this.port = port;
    this.data = data;
    this.temporary = temporary;
    this.durable = durable;
  }

  /** A server on a free port with temporary data and without fsync, not started. */
  public static EmbeddedPostgres temporary() {
    return new EmbeddedPostgres(Ports.free(), TemporaryFiles.folder("postgres"), true, false);
  }

  /**
   * A server on the given port with data that stays, not started.
   *
   * @param durable whether a commit waits for the disk; without, a power cut may lose data
   */
  public static EmbeddedPostgres at(int port, Path data, boolean durable) {
    return new EmbeddedPostgres(port, data, false, durable);
  }

  /** Starts the server; one that was left behind on the same data is stopped first. */
  public synchronized EmbeddedPostgres start() {
    if (server == null) {
      Postmaster.of(data).ifPresent(Postmaster::stop);
      try {
        Files.createDirectories(data);
        server = launch();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL does not start on " + data, e);
      }
      postmaster = Postmaster.of(data).orElseThrow();
      postmaster.stopWithThisProcess();
      createRoleAndDatabase();
    }
    return this;
  }

  /** Stops the server: sessions are ended, committed data stays. */
  public synchronized void stop() {
    if (server != null && postmaster != null) {
      release(server);
      postmaster.stop();
      server = null;
    }
  }

  /** Kills the server at once, as a power cut would. */
  public synchronized void kill() {
    if (server != null && postmaster != null) {
      postmaster.kill();
      release(server);
      server = null;
    }
  }

  /** Stops and starts on the same port with the same data. */
  public void restart() {
    stop();
    start();
  }

  /** The database that exists from the start. */
  public Database database() {
    return database(NAME);
  }

  /** The address of a database of this server, existing or not. */
  public Database database(String name) {
    return new Database(port, name, NAME);
  }

  /** Creates the database if it does not exist. */
  public Database createDatabase(String name) {
    Database created = database(name);
    if (!database(MAINTENANCE).exists("pg_database", "datname", name)) {
      database(MAINTENANCE).execute("create database \"%s\"".formatted(name));
    }
    return created;
  }

  /** Creates an empty database that nobody else uses, named {@code prefix_N}. */
  public Database freshDatabase(String prefix) {
    String name = prefix + "_" + databases.incrementAndGet();
    return database(MAINTENANCE).exists("pg_database", "datname", name)
        ? freshDatabase(prefix)
        : createDatabase(name);
  }

  public int port() {
    return port;
  }

  public synchronized boolean isRunning() {
    return server != null;
  }

  /** Stops the server and deletes temporary data. */
  @Override
  public void close() {
    stop();
    if (temporary) {
      TemporaryFiles.delete(data);
    }
  }

  private io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch() throws IOException {
    String onOff = durable ? "on" : "off";
    return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_TIMEOUT)
        // The builder passes -F (fsync off) first; a later setting wins.
        .setServerConfig("fsync", onOff)
        .setServerConfig("synchronous_commit", onOff)
        .setServerConfig("full_page_writes", onOff)
        .setServerConfig("listen_addresses", "127.0.0.1")
        // No socket file: it would need a writable folder and a path of at most 107 bytes.
        .setServerConfig("unix_socket_directories", "")
        // The locale of the machine must not change sorting or case rules.
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C")
        .start();
  }

  private static void release(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void createRoleAndDatabase() {
    Database asSuperuser = new Database(port, MAINTENANCE, "postgres");
    if (!asSuperuser.exists("pg_roles", "rolname", NAME)) {
      asSuperuser.execute("create role %s login superuser password '%s'".formatted(NAME, NAME));
    }
    createDatabase(NAME);
  }
}
