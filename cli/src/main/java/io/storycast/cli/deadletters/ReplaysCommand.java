package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLettersApi;
import io.storycast.cli.api.Replay;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(header = "List replays, or show one.", synopsisSubcommandLabel = "[COMMAND]")
final class ReplaysCommand implements Callable<Integer> {

  private static final int DEFAULT_LIMIT = 20;

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  @Option(names = "--json", description = "The API's answer as it is.")
  private boolean json;

  ReplaysCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return list(DEFAULT_LIMIT, json);
  }

  @Command(header = "List the latest replays (also without a command).")
  int list(
      @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many.")
          int limit,
      @Option(names = "--json", description = "The API's answer as it is.") boolean asJson) {
    DeadLettersApi letters = api.get().deadLetters();
    if (asJson) {
      terminal.say(letters.replaysText(limit));
      return ExitCodes.OK;
    }
    List<Replay> replays = letters.replays(limit);
    Table table = new Table("id", "ordered", "by", "progress");
    for (Replay replay : replays) {
      table.row(
          Ids.shortened(replay.id()),
          Text.age(Duration.between(replay.createdAt(), Instant.now())) + " ago",
          replay.by() == null ? "?" : replay.by(),
          ReplayText.progress(replay));
    }
    if (table.isEmpty()) {
      terminal.say("No replay was ordered yet.");
    } else {
      table.lines().forEach(line -> terminal.say(Text.cut(line, terminal.columns())));
    }
    return ExitCodes.OK;
  }

  @Command(header = "Show one replay.")
  int show(
      @Parameters(paramLabel = "REPLAY", description = "Its id, or the first 8 characters.")
          String replay,
      @Option(names = "--json", description = "The API's answer as it is.") boolean asJson) {
    DeadLettersApi letters = api.get().deadLetters();
    String id = Ids.ofReplay(replay, letters);
    if (asJson) {
      terminal.say(letters.replayText(id));
    } else {
      terminal.say(ReplayText.details(letters.replay(id), Instant.now(), terminal.columns()));
    }
    return ExitCodes.OK;
  }
}
