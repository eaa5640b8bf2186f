package io.storycast.cli;

import io.storycast.cli.demo.Board;
import io.storycast.cli.demo.Demo;
import io.storycast.cli.demo.DemoReport;
import io.storycast.cli.demo.Listener;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.scenarios.NewScenario;
import io.storycast.cli.scenarios.ScenarioFile;
import io.storycast.cli.scenarios.ScenarioTable;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    header = "Run the whole pipeline on the samples, and listen to the result.",
    description =
        "Starts everything, has a story and a narration made of each sample scenario, and "
            + "fetches and decodes each MP3 at its public address. Stays up until Ctrl-C; with "
            + "--exit, or without a terminal, it stops everything and exits 0 only if every "
            + "story is ready and every MP3 was decoded.")
final class DemoCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(names = "--exit", description = "Stop everything and exit when all is done.")
  private boolean exit;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the first N samples (default: all).")
  private int limit = Integer.MAX_VALUE;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    DemoStack stack = DemoStack.startOrJoin(context);
    try (stack) {
      boolean good = generate();
      boolean stays = !exit && context.terminal().interactive();
      if (stays) {
        stack.stayUntilInterrupted();
      }
      return good ? ExitCodes.OK : ExitCodes.FAILED;
    } catch (CommandFailure e) {
      // After Ctrl-C the parts go away one by one; that they are gone is no news.
      if (stack.isInterrupted()) {
        return ExitCodes.FAILED;
      }
      throw e;
    }
  }

  private boolean generate() {
    Terminal terminal = context.terminal();
    List<String> slugs = loadSamples();
    Demo demo = new Demo(context.api(), new Listener(), slugs, terminal);
    Board board = demo.run();
    DemoReport report = new DemoReport(board, demo.remark());
    terminal.say("");
    report.lines().forEach(terminal::say);
    terminal.say("");
    StackReport.of(context.data()).addressLines().forEach(terminal::say);
    report.faults().forEach(terminal::warn);
    return report.isGood();
  }

  private List<String> loadSamples() {
    List<NewScenario> samples =
        ScenarioFile.read(context.data().samples()).accepted().stream().limit(limit).toList();
    ScenarioTable.Result result = new ScenarioTable(context.database()).load(samples);
    context
        .terminal()
        .say(
            "%s: %d loaded, %d already there."
                .formatted(
                    Text.count(samples.size(), "sample scenario", "sample scenarios"),
                    result.loaded().size(),
                    result.present().size()));
    return samples.stream().map(NewScenario::slug).toList();
  }
}
