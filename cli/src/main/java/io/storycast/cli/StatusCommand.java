package io.storycast.cli;

import io.storycast.cli.outcome.ExitCodes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    header = "Show every address of the local system and the health of each process.",
    description =
        "Also where the tokens and the logs are. Exit code 0 when the system is ready, 4 "
            + "when it is not.")
final class StatusCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(names = "--json", description = "As JSON, for programs.")
  private boolean json;

  StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    StackReport report = StackReport.of(context.data());
    context.terminal().say(json ? report.json() : report.text());
    if (!json && report.isReady()) {
      StageReport.sentences(context.api()).forEach(line -> context.terminal().say("Stage " + line));
    }
    return report.isReady() ? ExitCodes.OK : ExitCodes.UNREACHABLE;
  }
}
