package io.storycast.cli;

import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.scenarios.RefusedRow;
import io.storycast.cli.scenarios.ScenarioFile;
import io.storycast.cli.scenarios.ScenarioTable;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    header = "Load scenarios from a CSV or JSON Lines file.",
    description =
        "Columns: slug, title and seed_text; category, place, level and any other column "
            + "of the table if you like. Rows that cannot be used are named with line and "
            + "reason, the others are loaded. A slug that is already there is left untouched, "
            + "so a file may be imported again.")
final class ImportCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FILE", description = "For example samples/scenarios.csv")
  private Path file = Path.of("");

  ImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    ScenarioFile scenarios = ScenarioFile.read(file);
    ScenarioTable.Result result = new ScenarioTable(context.database()).load(scenarios.accepted());
    List<RefusedRow> refused =
        Stream.concat(scenarios.refused().stream(), result.refused().stream())
            .sorted(Comparator.comparingLong(RefusedRow::line))
            .toList();
    refused.forEach(row -> terminal.warn("line %d: %s".formatted(row.line(), row.reason())));
    if (!result.ignoredColumns().isEmpty()) {
      terminal.warn(
          "The table has no column for: " + String.join(", ", result.ignoredColumns()) + ".");
    }
    terminal.say(
        "%s loaded, %d already there (left untouched), %d refused."
            .formatted(
                Text.count(result.loaded().size(), "scenario", "scenarios"),
                result.present().size(),
                refused.size()));
    return refused.isEmpty() ? ExitCodes.OK : ExitCodes.PARTLY;
  }
}
