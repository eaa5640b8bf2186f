package io.storycast.cli.scenarios;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a file of scenarios holds.
 *
 * @param accepted rows that may be loaded, in the file's order
 * @param refused rows that may not
 */
public record ScenarioFile(List<NewScenario> accepted, List<RefusedRow> refused) {

  /**
   * Reads a CSV file with a header, or JSON Lines. The name's ending decides ({@code .csv}, {@code
   * .jsonl}, {@code .ndjson}); with another ending, a first character <code>{</code> means JSON
   * Lines.
   */
  public static ScenarioFile read(Path file) {
    return read(textOf(file), file.getFileName().toString());
  }

  static ScenarioFile read(String text, String name) {
    Rows rows = isJsonLines(text, name) ? JsonLinesRows.read(text) : CsvRows.read(text);
    RowRules rules = new RowRules();
    rows.cells().forEach(rules::check);
    rows.unreadable().forEach(rules::refuse);
    return rules.result();
  }

  private static boolean isJsonLines(String text, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
      return true;
    }
    return !lower.endsWith(".csv") && text.stripLeading().startsWith("{");
  }

  private static String textOf(Path file) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCodes.USAGE, "There is no file " + file + ".", null, e);
    } catch (CharacterCodingException e) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          file + " is not UTF-8 text.",
          "Save it as UTF-8; spreadsheets call it 'CSV UTF-8'.",
          e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.USAGE, "%s cannot be read: %s".formatted(file, e.getMessage()), null, e);
    }
  }
}
