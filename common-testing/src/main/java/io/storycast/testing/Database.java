package io.storycast.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The address of a database of an {@link EmbeddedPostgres}.
 *
 * @param user the role; its password is its name
 */
public record Database(int port, String name, String user) {

  /** As {@code DATABASE_URL} wants it. */
  public String url() {
    return "postgres://%s:%s@127.0.0.1:%d/%s".formatted(user, user, port, name);
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
  }

  /** Opens a new connection for each request. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(jdbcUrl());
    source.setUser(user);
    source.setPassword(user);
    return source;
  }

  /** Runs statements, separated by semicolons, in one transaction where PostgreSQL allows it. */
  public void execute(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  boolean exists(String table, String column, String value) {
    String sql = "select 1 from %s where %s = ?".formatted(table, column);
    try (Connection connection = dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }
}
