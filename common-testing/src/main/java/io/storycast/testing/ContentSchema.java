package io.storycast.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The content tables as a site may have them before Storycast comes: with columns, constraints and
 * rows of its own.
 */
public final class ContentSchema {

  /** A scenario with a published story and a foreign audio file. */
  public static final String TOLD_SCENARIO = "11111111-1111-4111-8111-111111111111";

  /** Two scenarios that have no story. */
  public static final String UNTOLD_SCENARIO = "22222222-2222-4222-8222-222222222222";

  public static final String OTHER_UNTOLD_SCENARIO = "33333333-3333-4333-8333-333333333333";

  private ContentSchema() {}

  /**
   * Creates {@code scenarios}, {@code stories} and {@code vocabulary_items} with their rows in the
   * connection's current schema.
   */
  public static void createSiteTables(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the site's tables: " + e.getMessage(), e);
    }
  }

  private static String script() {
    try (InputStream in = ContentSchema.class.getResourceAsStream("site-content.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
