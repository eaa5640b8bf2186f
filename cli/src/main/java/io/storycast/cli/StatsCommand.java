package io.storycast.cli;

import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(header = "Count scenarios, stories and jobs.")
final class StatsCommand implements Callable<Integer> {

  private final CommandContext context;

  StatsCommand(CommandContext context) {
    this.context = context;
  }

  @Option(
      names = "--hours",
      paramLabel = "N",
      description = "Instead, what happened in each five minutes of the last hours, as JSON.")
  private @Nullable Integer hours;

  @Override
  public Integer call() {
    if (hours != null) {
      context.terminal().say(context.api().requests().series(hours).toPrettyString());
      return ExitCodes.OK;
    }
    Table table = new Table("what", "value");
    Fields.addTo(table, context.api().stats());
    table.lines().stream().skip(1).forEach(context.terminal()::say);
    StageReport.sentences(context.api()).forEach(line -> context.terminal().say("Stage " + line));
    return ExitCodes.OK;
  }
}
