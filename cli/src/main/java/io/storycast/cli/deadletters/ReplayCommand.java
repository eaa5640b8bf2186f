package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLettersApi;
import io.storycast.cli.api.Replay;
import io.storycast.cli.api.ReplayOrder;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    header = "Send dead letters back to where they died.",
    description =
        "Names them by id, by filter, or all open ones with --all. Which letters are meant is "
            + "settled when the replay is ordered. With a filter it first shows what would happen "
            + "and asks; where nobody can be asked it wants --yes.")
final class ReplayCommand implements Callable<Integer> {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids, or their first 8 characters.")
  private List<String> ids = List.of();

  @Mixin private Filters filters = new Filters();

  @Option(names = "--all", description = "All that are open.")
  private boolean all;

  @Option(names = "--dry-run", description = "Only show how many, and why they died.")
  private boolean dryRun;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Send at most this many a second, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int rate = 50;

  @Option(
      names = "--canary",
      paramLabel = "N",
      description = "Send this many first, and stop if they die again of the same cause.")
  private int canary;

  @Option(names = "--force", description = "Also those that came back too often.")
  private boolean force;

  @Option(names = "--note", description = "Why, for the audit log.")
  private String note = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--no-wait", description = "Do not wait for the end.")
  private boolean noWait;

  @Option(names = "--json", description = "With --dry-run, the API's answer as it is.")
  private boolean json;

  ReplayCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, String> filter = filters.given(InstantSource.system());
    checkSelection(filter);
    DeadLettersApi letters = api.get().deadLetters();
    ReplayOrder order =
        new ReplayOrder(Ids.ofLetters(ids, letters), filter, rate, canary, force, note);
    if (dryRun) {
      if (json) {
        terminal.say(letters.previewText(order));
      } else {
        terminal.say(ReplayText.preview(letters.preview(order), "sent back"));
      }
      return ExitCodes.OK;
    }
    // Whoever names each of them knows what they do.
    boolean agreed =
        !ids.isEmpty() || new Consent(terminal, yes).to("sent back", () -> letters.preview(order));
    return agreed ? replay(letters, order) : ExitCodes.OK;
  }

  private int replay(DeadLettersApi letters, ReplayOrder order) {
    Replay ordered = letters.replay(order);
    if (noWait) {
      terminal.say("Replay %s of %d dead letters.".formatted(ordered.id(), ordered.total()));
      return ExitCodes.OK;
    }
    return new ReplayWatch(letters, terminal).follow(ordered);
  }

  private void checkSelection(Map<String, String> filter) {
    int ways = (ids.isEmpty() ? 0 : 1) + (filter.isEmpty() ? 0 : 1) + (all ? 1 : 0);
    if (ways != 1) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          ways == 0
              ? "Which dead letters are to be replayed?"
              : "Ids, filters and --all exclude each other.",
          "Write ids, or filters such as --reason provider-timeout, or --all.");
    }
  }
}
