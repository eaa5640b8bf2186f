package io.storycast.storage.content;

import io.storycast.storage.publishing.Publication;
import io.storycast.storage.publishing.Sink;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database of its own for each test, and what a site or the service does with it. */
final class ContentDatabase {

  private final Database database;
  private final String contentSchema;
  private final DataSource dataSource;

  private ContentDatabase(Database database, String contentSchema) {
    this.database = database;
    this.contentSchema = contentSchema;
    PGSimpleDataSource postgres = (PGSimpleDataSource) database.dataSource();
    postgres.setCurrentSchema("storage," + contentSchema);
    this.dataSource = postgres;
  }

  /** Without any table. */
  static ContentDatabase empty() {
    return empty("public");
  }

  /** Without any table; the content tables will be in this schema. */
  static ContentDatabase empty(String contentSchema) {
    return new ContentDatabase(Dependencies.postgres().freshDatabase("content"), contentSchema);
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
    return new ContentDatabase(new Database(database.port(), name(), role), contentSchema);
  }

  String name() {
    return database.name();
  }

  /** Takes the database away. */
  void drop() {
    Dependencies.postgres().database().execute("drop database %s with (force)".formatted(name()));
  }

  /** The sink as the service wires it, with titles that somebody edited kept. */
  Sink sink() {
    JdbcClient db = JdbcClient.create(dataSource);
    JdbcStoryVersions versions = new JdbcStoryVersions(db);
    ContentTables tables = ContentTables.read(db);
    JdbcStories stories =
        new JdbcStories(db, new NamedParameterJdbcTemplate(dataSource), () -> tables);
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

  List<Map<String, @Nullable Object>> rows(String sql, Object... parameters) {
    return db().sql(sql).params(parameters).query().listOfRows();
  }

  /** The first column of every row, as text. */
  List<String> column(String sql, Object... parameters) {
    List<String> values = new ArrayList<>();
    db().sql(sql)
        .params(parameters)
        .query(
            row -> {
              values.add(row.getString(1));
            });
    return values;
  }

  <T> T value(Class<T> type, String sql, Object... parameters) {
    return db().sql(sql).params(parameters).query(type).single();
  }

  JdbcClient db() {
    return JdbcClient.create(dataSource);
  }
}
