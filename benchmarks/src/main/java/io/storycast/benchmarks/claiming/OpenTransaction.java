package io.storycast.benchmarks.claiming;

import io.storycast.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that looks at the database and stays open, as a backup or a long report does. */
final class OpenTransaction implements AutoCloseable {

  private final Connection connection;

  OpenTransaction(Database database) {
    try {
      connection = database.dataSource().getConnection();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.createStatement().executeQuery("select 1").close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
