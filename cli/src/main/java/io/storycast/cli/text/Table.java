package io.storycast.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as its widest cell. */
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these column names. */
  public Table(String... header) {
    rows.add(List.of(header));
  }

  /** Adds a row; control characters in the cells become spaces. */
  public Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(Text.oneLine(String.valueOf(cell)));
    }
    if (row.size() != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(row.size(), rows.getFirst().size()));
    }
    rows.add(row);
    return this;
  }

  /** Whether it has no row below its header. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The header and the rows, each as one line without a line end. */
  public List<String> lines() {
    int[] widths = widths();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Text.width(row.get(i)));
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).repeat(' ', widths[i] - Text.width(row.get(i))).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
