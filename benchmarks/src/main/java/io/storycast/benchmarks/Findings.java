package io.storycast.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param conditions what was equal for every row, and what was not, in sentences
 * @param columns the headings of the table
 * @param rows the cells, ready to be read by people
 * @param figures the numbers behind the cells, by a name with its unit such as {@code
 *     storycast.cpu.ms}; each with the value of every round
 */
public record Findings(
    List<String> conditions,
    List<String> columns,
    List<List<String>> rows,
    Map<String, List<Double>> figures) {

  public Findings {
    conditions = List.copyOf(conditions);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    figures = Map.copyOf(figures);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("%s does not fit %s".formatted(row, columns));
      }
    }
  }

  /** As a Markdown table, the conditions below it. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    line(text, columns);
    line(text, columns.stream().map(_ -> "---").toList());
    rows.forEach(row -> line(text, row));
    text.append('\n');
    conditions.forEach(condition -> text.append("- ").append(condition).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
