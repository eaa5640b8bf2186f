package io.storycast.cli.scenarios;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.scenarios.Rows.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV as RFC 4180 describes it: quoted cells may hold commas, quotes and line ends. */
final class CsvRows {

  private final List<Row> rows = new ArrayList<>();
  private final List<RefusedRow> unreadable = new ArrayList<>();

  private CsvRows() {}

  static Rows read(String text) {
    CsvRows result = new CsvRows();
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
      result.readAll(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Rows(result.rows, result.unreadable);
  }

  private void readAll(CSVParser parser) {
    Iterator<CSVRecord> records = parser.iterator();
    List<String> header = List.of();
    long line = 1;
    try {
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (!isBlank(record)) {
          if (header.isEmpty()) {
            header = header(record);
          } else {
            add(header, record, line);
          }
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      // A quote that never closes swallows the rest of the file: nothing after it can be trusted.
      unreadable.add(
          new RefusedRow(line, "A quote is not closed here; nothing from this line on is loaded."));
    }
    if (header.isEmpty() && unreadable.isEmpty()) {
      throw noHeader("The file is empty.");
    }
  }

  private void add(List<String> header, CSVRecord record, long line) {
    if (record.size() > header.size()) {
      unreadable.add(
          new RefusedRow(
              line,
              "The row has %d cells and the header %d; put quotes around cells with commas."
                  .formatted(record.size(), header.size())));
      return;
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < record.size(); i++) {
      cells.put(header.get(i), record.get(i));
    }
    rows.add(new Row(line, cells));
  }

  private static List<String> header(CSVRecord record) {
    List<String> header = record.stream().map(Rows::column).toList();
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!seen.add(column)) {
        throw noHeader("The header names the column '" + column + "' twice.");
      }
    }
    for (String needed : RowRules.NEEDED) {
      if (!seen.contains(needed)) {
        throw noHeader("The header has no column '" + needed + "'.");
      }
    }
    return header;
  }

  private static CommandFailure noHeader(String message) {
    return new CommandFailure(
        ExitCodes.USAGE,
        message,
        "The first line names the columns, separated by commas: slug,title,seed_text,…");
  }

  private static boolean isBlank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }
}
