package io.storycast.webhook;

import io.storycast.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the service keeps about endpoints, as text. */
final class Stored {

  private Stored() {}

  static String everything(Database database) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select string_agg(line, ' ') from (
                  select endpoint::text as line from webhook.endpoint
                  union all select endpoint_secret::text from webhook.endpoint_secret) as lines
                """)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
