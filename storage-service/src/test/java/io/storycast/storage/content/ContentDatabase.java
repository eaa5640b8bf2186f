package io.storycast.storage.content;

import io.storycast.storage.publishing.Publication;
import io.storycast.storage.publishing.Sink;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A new database on a PostgreSQL server that all tests share. */
final class ContentDatabase {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;
  private final String contentSchema;
  private final DataSource dataSource;

  private ContentDatabase(String name, String contentSchema, String user) {
    this.name = name;
    this.contentSchema = contentSchema;
    PGSimpleDataSource postgres = (PGSimpleDataSource) SERVER.getDatabase(user, name);
    postgres.setCurrentSchema("storage," + contentSchema);
    this.dataSource = postgres;
  }

  /** Without any table. */
  static ContentDatabase empty() {
    return empty("public");
  }

  /** Without any table; the content tables will be in this schema. */
  static ContentDatabase empty(String contentSchema) {
    String name = "content_" + COUNT.incrementAndGet();
    JdbcClient.create(SERVER.getPostgresDatabase()).sql("create database " + name).update();
    return new ContentDatabase(name, contentSchema, "postgres");
  }

  /** With the content tables as Storycast makes them. */
  static ContentDatabase migrated() {
    return empty().migrate();
  }

  ContentDatabase migrate() {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("storage")
        .locations("classpath:db/storage")
        .placeholders(Map.of("contentSchema", contentSchema))
        .load()
        .migrate();
    return this;
  }

  /** The same database as another role sees it. */
  ContentDatabase as(String role) {
    return new ContentDatabase(name, contentSchema, role);
  }

  /** Takes the database away. */
  void drop() {
    JdbcClient.create(SERVER.getPostgresDatabase())
        .sql("drop database %s with (force)".formatted(name))
        .update();
  }

  String name() {
    return name;
  }

  /** The sink as the service wires it, with titles that somebody edited kept. */
  Sink sink() {
    JdbcClient db = JdbcClient.create(dataSource);
    JdbcStoryVersions versions = new JdbcStoryVersions(db);
    JdbcStories stories = new JdbcStories(db, ContentTables.read(db));
    return new Sink(
        new JdbcTransactions(new JdbcTransactionManager(dataSource)),
        versions,
        new Publication(versions, stories, InstantSource.system(), true));
  }

  /** Runs statements as the site would. */
  ContentDatabase run(String sql, Object... parameters) {
    db().sql(sql).params(parameters).update();
    return this;
  }

  /** Adds a scenario to tables that make their own ids. */
  ContentDatabase scenario(String id, String slug) {
    return run(
        "insert into scenarios (id, slug, title, seed_text) values (?, ?, 'A title', 'A seed')",
        id,
        slug);
  }

  List<Map<String, Object>> rows(String sql, Object... parameters) {
    return db().sql(sql).params(parameters).query().listOfRows();
  }

  <T> T value(Class<T> type, String sql, Object... parameters) {
    return db().sql(sql).params(parameters).query(type).single();
  }

  JdbcClient db() {
    return JdbcClient.create(dataSource);
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
