package io.storycast.cli.scenarios;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of a file before anything is checked.
 *
 * @param cells the rows that could be read
 * @param unreadable the rows that could not
 */
record Rows(List<Row> cells, List<RefusedRow> unreadable) {

  /** One row: its cells by column name, see {@link #column}. */
  record Row(long line, Map<String, String> cells) {}

  /**
   * The name a column has in the database: {@code seedText} and {@code Seed text} are seed_text.
   */
  static String column(String header) {
    return header
        .strip()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
        .replaceAll("[\\s-]+", "_")
        .toLowerCase(Locale.ROOT);
  }
}
