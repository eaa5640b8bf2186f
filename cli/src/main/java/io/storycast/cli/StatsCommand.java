package io.storycast.cli;

import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(header = "Count scenarios, stories and jobs.")
final class StatsCommand implements Callable<Integer> {

  private final CommandContext context;

  StatsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Table table = new Table("what", "value");
    Fields.addTo(table, context.api().stats());
    table.lines().stream().skip(1).forEach(context.terminal()::say);
    StageReport.sentences(context.api()).forEach(line -> context.terminal().say("Stage " + line));
    return ExitCodes.OK;
  }
}
