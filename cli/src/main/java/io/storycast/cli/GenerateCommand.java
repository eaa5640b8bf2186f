package io.storycast.cli;

import io.storycast.cli.api.Generation;
import io.storycast.cli.api.Generation.Estimate;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(header = "Claim scenarios now and have their stories generated.")
final class GenerateCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Claim at most this many (default: ${DEFAULT-VALUE}).")
  private int limit = 3;

  @Option(
      names = "--dry-run",
      description = "Only show what would be claimed, and an estimate; change and spend nothing.")
  private boolean dryRun;

  GenerateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Generation generation = context.api().generate(limit, dryRun);
    terminal.say(
        "%s %s."
            .formatted(
                Text.count(generation.claimed().size(), "scenario", "scenarios"),
                dryRun ? "would be claimed" : "claimed"));
    Table table = new Table("slug", "attempt", "job");
    generation
        .claimed()
        .forEach(
            claim ->
                table.row(
                    claim.slug(), claim.attempt(), claim.jobId() == null ? "new" : claim.jobId()));
    if (!table.isEmpty()) {
      table.lines().forEach(terminal::say);
    }
    generation
        .refused()
        .forEach(refused -> terminal.warn("%s: %s".formatted(refused.slug(), refused.message())));
    if (generation.shortfall() != null) {
      terminal.say(generation.shortfall().message());
    }
    if (generation.estimate() != null) {
      terminal.say(estimate(generation.estimate()));
    }
    return ExitCodes.OK;
  }

  private static String estimate(Estimate estimate) {
    String cost =
        estimate.cost() == null
            ? "the prices are not configured"
            : "about %s %s".formatted(estimate.cost().toPlainString(), estimate.currency());
    return "Estimate: %d prompt tokens, %d completion tokens, %d characters of speech; %s."
        .formatted(
            estimate.promptTokens(),
            estimate.completionTokens(),
            estimate.narrationCharacters(),
            cost);
  }
}
