package io.storycast.cli.database;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A database named by a {@code DATABASE_URL}. */
public final class Database {

  private final String jdbcUrl;
  private final Properties properties = new Properties();
  private final String contentSchema;

  /**
   * @param url {@code postgres://user:password@host:port/name?…} or a JDBC URL
   * @param contentSchema the schema that holds the content tables, usually {@code public}
   */
  public Database(String url, String contentSchema) {
    this.contentSchema = contentSchema;
    if (url.startsWith("jdbc:postgresql:")) {
      jdbcUrl = url;
    } else {
      URI uri = uri(url);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      jdbcUrl = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
      takeCredentials(uri);
    }
    properties.setProperty("ApplicationName", "storycast-cli");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
  }

  /** A connection that names the content tables without a schema. The caller closes it. */
  public Connection connect() {
    try {
      Connection connection = new Driver().connect(jdbcUrl, properties);
      if (connection == null) {
        throw new SQLException("the driver does not know the address");
      }
      connection.setSchema(contentSchema);
      return connection;
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE,
          "The database cannot be reached: " + CommandFailure.sentence(e),
          "Check that PostgreSQL runs and what DATABASE_URL says (host, port, name, user, password).",
          e);
    }
  }

  /** The schema that holds the content tables. */
  public String contentSchema() {
    return contentSchema;
  }

  /** The address without user and password. */
  @Override
  public String toString() {
    return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
  }

  private void takeCredentials(URI uri) {
    String userInfo = uri.getRawUserInfo();
    if (userInfo != null) {
      int colon = userInfo.indexOf(':');
      properties.setProperty("user", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
      if (colon >= 0) {
        properties.setProperty("password", decoded(userInfo.substring(colon + 1)));
      }
    }
  }

  private static URI uri(String url) {
    // The message of URISyntaxException quotes its input, and with it the password.
    @Nullable URI uri = null;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      uri = null;
    }
    if (uri == null
        || uri.getHost() == null
        || !String.valueOf(uri.getScheme()).matches("postgres(ql)?")) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "DATABASE_URL is not an address of PostgreSQL.",
          "Write postgres://USER:PASSWORD@HOST:PORT/NAME; percent-encode special characters.");
    }
    return uri;
  }

  /** Percent-decoding; unlike in a form, + is a plus here. */
  private static String decoded(String raw) {
    return URI.create("x:///?" + raw).getQuery();
  }
}
