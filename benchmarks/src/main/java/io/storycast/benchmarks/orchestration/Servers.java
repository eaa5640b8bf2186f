package io.storycast.benchmarks.orchestration;

import io.storycast.testing.Database;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.EmbeddedS3;
import io.storycast.testing.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every contender works against: a broker in a JVM of its own and a PostgreSQL, both of which
 * count, and a bucket and a provider in this JVM, which do not. Durable: a commit waits for the
 * disk ({@code fsync} and {@code synchronous_commit} are on).
 */
final class Servers implements AutoCloseable {

  private static final String BUCKET = "bench";
  static final int SOUND_BYTES = 60_000;

  private static final String KEY = "access-key";
  private static final String SECRET = "secret-key";

  /** As storage-service creates them where a site has none. */
  private static final String CONTENT_TABLES =
      """
      create table if not exists scenarios (
        id text primary key default gen_random_uuid()::text,
        slug text not null unique, title text not null, seed_text text not null,
        category_id text, place_id text, level text,
        created_at timestamptz not null default now());
      create table if not exists stories (
        id text primary key default gen_random_uuid()::text,
        scenario_id text not null unique, slug text not null unique,
        title text not null, body text not null, audio_url text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now());
      create table if not exists vocabulary_items (
        id text primary key default gen_random_uuid()::text,
        story_id text not null, phrase text not null, meaning_en text, meaning_zh text, type text,
        created_at timestamptz not null default now());
      create unique index if not exists vocabulary_items_of_story
        on vocabulary_items (story_id, lower(phrase))""";

  private static final Duration STALL = Duration.ofMinutes(2);
  private static final long POLL_MS = 1_000;

  private static final String ADD_SCENARIOS =
      """
      insert into scenarios (id, slug, title, seed_text)
      select lpad(n::text, 8, '0'), 'scenario-' || n, 'Scenario ' || n,
             'Maya has lost her way in a town she knew once, number ' || n
        from generate_series(1, ?) n""";

  private final Path folder;
  private final int kafkaPort = Ports.free();
  private final Child kafka;
  private final EmbeddedPostgres postgres;
  private final EmbeddedS3 s3;
  private final CannedProvider provider;

  private Servers(Path folder) {
    this.folder = folder;
    this.kafka =
        Child.start(
            List.of(Roles.BROKER, Integer.toString(kafkaPort), folder.resolve("kafka").toString()),
            List.of("-Xmx512m", "-XX:+UseSerialGC"),
            Map.of(),
            folder.resolve("kafka.log"));
    this.postgres = EmbeddedPostgres.at(Ports.free(), folder.resolve("postgres"), true).start();
    this.s3 =
        EmbeddedS3.of(
                new EmbeddedS3.Settings(
                    Ports.free(), Ports.free(), folder.resolve("s3"), BUCKET, KEY, SECRET))
            .start();
    this.provider = CannedProvider.start(new byte[SOUND_BYTES], () -> {});
  }

  /** Starts all of them on fresh data. */
  static Servers start(Path folder) {
    return new Servers(folder);
  }

  Path folder() {
    return folder;
  }

  String brokers() {
    return "127.0.0.1:" + kafkaPort;
  }

  Database database() {
    return postgres.database();
  }

  EmbeddedS3 s3() {
    return s3;
  }

  CannedProvider provider() {
    return provider;
  }

  /** Processor time so far, in milliseconds. */
  double kafkaCpuMs() {
    return CpuTimes.ofTree(kafka.pid());
  }

  /** Processor time so far, in milliseconds, of the server and its sessions. */
  double postgresCpuMs() {
    long postmaster =
        Long.parseLong(text("select (pg_read_file('postmaster.pid'))").split("\n")[0]);
    return CpuTimes.ofTree(postmaster);
  }

  /** Creates the site's tables, which every contender reads and writes. */
  void createContentTables() {
    database().execute(CONTENT_TABLES);
  }

  /**
   * Waits until so many stories can be read and heard.
   *
   * @throws IllegalStateException when none was added for two minutes
   */
  void awaitReady(int count) throws InterruptedException {
    int seen = 0;
    long since = System.nanoTime();
    for (int ready = ready(); ready < count; ready = ready()) {
      if (ready > seen) {
        seen = ready;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > STALL.toNanos()) {
        throw new IllegalStateException(
            "No story was added to %d for %d s; see the logs in %s"
                .formatted(ready, STALL.toSeconds(), folder));
      }
      Thread.sleep(POLL_MS);
    }
  }

  /** Adds the scenarios that are to become stories. */
  void addScenarios(int count) {
    try (Connection connection = database().dataSource().getConnection();
        PreparedStatement insert = connection.prepareStatement(ADD_SCENARIOS)) {
      insert.setInt(1, count);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** How many stories can be read and heard. */
  int ready() {
    return Integer.parseInt(text("select count(*) from stories where audio_url is not null"));
  }

  /** Changes rows. */
  void update(String sql, String... values) {
    try (Connection connection = database().dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Ids and times, for one array of texts. */
  Map<String, Instant> times(String sql, List<String> values) {
    Map<String, Instant> times = new HashMap<>();
    try (Connection connection = database().dataSource().getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("text", values.toArray()));
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        times.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
      }
      return times;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private String text(String sql) {
    try (Connection connection = database().dataSource().getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    provider.close();
    s3.close();
    kafka.close();
    postgres.close();
  }
}
