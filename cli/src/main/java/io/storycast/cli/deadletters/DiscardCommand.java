package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLettersApi;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
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
    header = "Put dead letters aside that nobody needs any more.",
    description = "Names them by id or by filter. Nothing is deleted: undo takes it back.")
final class DiscardCommand implements Callable<Integer> {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids, or their first 8 characters.")
  private List<String> ids = List.of();

  @Mixin private Filters filters = new Filters();

  @Option(
      names = "--because",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the others.")
  private String because = "";

  @Option(names = "--dry-run", description = "With a filter, only show how many.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  DiscardCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, String> filter = filters.given(InstantSource.system());
    if (ids.isEmpty() == filter.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "Which dead letters are to be discarded?",
          "Write either ids or filters such as --reason invalid-slug.");
    }
    DeadLettersApi letters = api.get().deadLetters();
    return ids.isEmpty() ? byFilter(letters, filter) : byId(letters);
  }

  private int byId(DeadLettersApi letters) {
    List<String> whole = Ids.ofLetters(ids, letters);
    whole.forEach(id -> letters.discard(id, because));
    return discarded(whole.size());
  }

  private int byFilter(DeadLettersApi letters, Map<String, String> filter) {
    if (dryRun) {
      terminal.say(ReplayText.preview(letters.discard(filter, because, true), "discarded"));
      return ExitCodes.OK;
    }
    boolean agreed =
        new Consent(terminal, yes).to("discarded", () -> letters.discard(filter, because, true));
    return agreed ? discarded(letters.discard(filter, because, false).count()) : ExitCodes.OK;
  }

  private int discarded(long count) {
    terminal.say("%s discarded.".formatted(Text.count(count, "dead letter", "dead letters")));
    return ExitCodes.OK;
  }
}
