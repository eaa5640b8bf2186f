package io.storycast.cli;

import io.storycast.cli.access.KeysCommand;
import io.storycast.cli.access.UsersCommand;
import io.storycast.cli.deadletters.DeadLettersCommand;
import io.storycast.cli.home.DataDirectory;
import io.storycast.cli.jobs.BulkCommand;
import io.storycast.cli.jobs.CreateCommand;
import io.storycast.cli.jobs.EventsCommand;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.stories.StoriesCommand;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.webhooks.WebhooksCommand;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code storycast} command: its subcommands, and how each of them ends. */
@Command(
    name = "storycast",
    description = "Turns scenarios into narrated stories; starts, drives and checks the system.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    sortOptions = false)
public final class Storycast {

  private static final int MIN_HELP_COLUMNS = 60;
  private static final int MAX_HELP_COLUMNS = 100;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The system to speak to (default: the local one).")
  private @Nullable String url;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of failures.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Print the version.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  private Storycast() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    System.exit(run(environment, Terminal.of(environment), args));
  }

  static int run(Map<String, String> environment, Terminal terminal, String... args) {
    Storycast options = new Storycast();
    CommandContext context =
        new CommandContext(environment, DataDirectory.of(environment), terminal, () -> options.url);
    return commandLine(options, context).execute(args);
  }

  private static CommandLine commandLine(Storycast options, CommandContext context) {
    Terminal terminal = context.terminal();
    CommandLine commandLine = new CommandLine(options);
    commandLine
        .addSubcommand("demo", new DemoCommand(context))
        .addSubcommand("up", new UpCommand(context))
        .addSubcommand("down", new DownCommand(context))
        .addSubcommand("status", new StatusCommand(context))
        .addSubcommand("import", new ImportCommand(context))
        .addSubcommand("generate", new GenerateCommand(context))
        .addSubcommand("runs", new RunsCommand(context))
        .addSubcommand("inspect", new InspectCommand(context))
        .addSubcommand("jobs", jobs(context))
        .addSubcommand("stories", new StoriesCommand(context::api, terminal))
        .addSubcommand("stages", new StagesCommand(context))
        .addSubcommand("dead-letters", deadLetters(context))
        .addSubcommand("webhooks", new WebhooksCommand(context::webhooks, terminal))
        .addSubcommand("stats", new StatsCommand(context))
        .addSubcommand("keys", new KeysCommand(context::api, terminal))
        .addSubcommand("users", new UsersCommand(context::api, terminal))
        .addSubcommand("api", new ApiCommand(context))
        .addSubcommand("setup", new SetupCommand(context))
        .addSubcommand("doctor", new DoctorCommand(context))
        .addSubcommand("bench", new BenchCommand(context))
        .addSubcommand("version", new VersionCommand(context))
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> explain(failure, options.verbose, terminal))
        .setUsageHelpWidth(Math.clamp(terminal.columns(), MIN_HELP_COLUMNS, MAX_HELP_COLUMNS));
    // Set here and not in the annotation, so that the help of each subcommand does not repeat it.
    commandLine
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCodes.meanings())
        .footerHeading("%nEnvironment:%n")
        .footer(
            "  STORYCAST_HOME   data directory (default: .storycast beside the launcher)",
            "  STORYCAST_TOKEN  API token of a remote system (the local one's is known)",
            "  CRON_SECRET      secret of a remote system's trigger, for generate");
    return commandLine;
  }

  private static CommandLine jobs(CommandContext context) {
    return new CommandLine(new JobsCommand(context))
        .addSubcommand("create", new CreateCommand(context::api, context.terminal()))
        .addSubcommand("bulk", new BulkCommand(context::api, context.terminal()))
        .addSubcommand("events", new EventsCommand(context::api, context.terminal()));
  }

  private static CommandLine deadLetters(CommandContext context) {
    return DeadLettersCommand.commandLine(context::api, context.terminal(), context.environment());
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  private static int explain(Exception failure, boolean verbose, Terminal terminal) {
    if (verbose) {
      failure.printStackTrace(terminal.err());
    }
    if (failure instanceof CommandFailure known) {
      terminal.warn("storycast: " + known.getMessage());
      if (known.hint() != null) {
        terminal.warn("  " + known.hint());
      }
      return known.exitCode();
    }
    terminal.warn("storycast: unexpected failure: " + failure);
    terminal.warn("  This is a bug; --verbose shows where it happened.");
    return ExitCodes.FAILED;
  }
}
