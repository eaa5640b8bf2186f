package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLettersApi;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code dead-letters} command. */
@Command(
    header = "Find out what a stage gave up on and why; send it back, correct or discard it.",
    synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  private DeadLettersCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  /**
   * The command with its subcommands.
   *
   * @param api known only once the command line was read
   * @param environment for the editor
   */
  public static CommandLine commandLine(
      Supplier<StorycastApi> api, Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new DeadLettersCommand(api, terminal))
        .addSubcommand("replay", new ReplayCommand(api, terminal))
        .addSubcommand("edit", new EditCommand(api, terminal, environment))
        .addSubcommand("discard", new DiscardCommand(api, terminal))
        .addSubcommand("replays", new ReplaysCommand(api, terminal));
  }

  @Command(header = "List dead letters, those that died last first.")
  int list(
      @Mixin Filters filters,
      @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "From 1.")
          int page,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "Letters on a page, up to 100 (default: ${DEFAULT-VALUE}).")
          int limit,
      @Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    Map<String, String> query = filters.given(InstantSource.system());
    query.put("page", Integer.toString(page));
    query.put("limit", Integer.toString(limit));
    if (json) {
      terminal.say(letters().listText(query));
    } else {
      terminal.say(tables().page(letters().list(query)));
    }
    return ExitCodes.OK;
  }

  @Command(header = "Count dead letters by cause, and say what to do about each.")
  int groups(
      @Mixin Filters filters,
      @Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    Map<String, String> query = filters.given(InstantSource.system());
    if (json) {
      terminal.say(letters().groupsText(query));
    } else {
      terminal.say(tables().groups(letters().groups(query)));
    }
    return ExitCodes.OK;
  }

  @Command(header = "Show everything about one dead letter.")
  int show(
      @Parameters(paramLabel = "ID", description = "Its id, or the first 8 characters.") String id,
      @Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    String whole = Ids.ofLetter(id, letters());
    if (json) {
      terminal.say(letters().oneText(whole));
    } else {
      terminal.say(new LetterPaper(Instant.now(), terminal.columns()).of(letters().one(whole)));
    }
    return ExitCodes.OK;
  }

  @Command(header = "Take a discard back.")
  int undo(
      @Parameters(paramLabel = "ID", description = "Its id, or the first 8 characters.")
          String id) {
    letters().undoDiscard(Ids.ofLetter(id, letters()));
    terminal.say("The dead letter is back.");
    return ExitCodes.OK;
  }

  @Command(header = "Have a replay send nothing for now.")
  int pause(@Parameters(paramLabel = "REPLAY", description = "Its id.") String replay) {
    return steer(replay, "pause");
  }

  @Command(header = "Have a paused replay go on.")
  int resume(@Parameters(paramLabel = "REPLAY", description = "Its id.") String replay) {
    return steer(replay, "resume");
  }

  @Command(header = "End a replay; what it sent stays sent.")
  int abort(@Parameters(paramLabel = "REPLAY", description = "Its id.") String replay) {
    return steer(replay, "abort");
  }

  @Command(header = "Show who ordered what.")
  int audit(
      @Option(names = "--subject", description = "Only about this, for example stage/audio.")
          @Nullable String subject,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "How many entries, up to 100 (default: ${DEFAULT-VALUE}).")
          int limit,
      @Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    Map<String, String> query = new TreeMap<>(Map.of("limit", Integer.toString(limit)));
    if (subject != null) {
      query.put("subject", subject);
    }
    String answer = api.get().audit(query);
    terminal.say(
        json ? List.of(answer) : AuditText.lines(answer, Instant.now(), terminal.columns()));
    return ExitCodes.OK;
  }

  @Command(header = "Have the store read all dead-letter topics from the start again.")
  int rebuild() {
    letters().rebuild();
    terminal.say("All dead-letter topics are read again. What is missing is added; what is there");
    terminal.say("stays as it is.");
    return ExitCodes.OK;
  }

  private int steer(String replay, String verb) {
    String id = Ids.ofReplay(replay, letters());
    terminal.say(ReplayText.details(letters().steer(id, verb), Instant.now(), terminal.columns()));
    return ExitCodes.OK;
  }

  private DeadLettersApi letters() {
    return api.get().deadLetters();
  }

  private LetterTables tables() {
    return new LetterTables(Instant.now(), terminal.columns());
  }
}
