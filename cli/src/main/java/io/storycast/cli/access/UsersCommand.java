package io.storycast.cli.access;

import io.storycast.cli.api.AccessApi;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Terminal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The {@code users} command. */
@Command(
    header = "Add, list and change the accounts of the console.",
    description =
        "A viewer sees everything and changes nothing; an operator gives orders too. Whoever's "
            + "password, role or account is changed is logged out.",
    synopsisSubcommandLabel = "COMMAND")
public final class UsersCommand {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  /**
   * @param api known only once the command line was read
   */
  public UsersCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Command(header = "List the accounts.")
  int list(@Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    JsonNode answer = access().users();
    if (json) {
      terminal.say(answer.toPrettyString());
      return ExitCodes.OK;
    }
    Table table = new Table("name", "role", "state", "last login");
    answer.path("users").forEach(user -> row(table, user));
    terminal.say(table.isEmpty() ? List.of("There are no accounts yet.") : table.lines());
    return ExitCodes.OK;
  }

  @Command(header = "Show one account.")
  int show(@Parameters(paramLabel = "NAME", description = "The account's name.") String name) {
    return shown(access().user(name));
  }

  @Command(header = "Add an account; its password is made and shown, once.")
  int add(
      @Parameters(paramLabel = "NAME", description = "The account's name.") String name,
      @Option(
              names = "--role",
              defaultValue = "viewer",
              description = "viewer (default) or operator.")
          String role,
      @Option(names = "--ask", description = "Read a chosen password from standard input.")
          boolean ask) {
    return withPassword(access().addUser(name, role, chosen(ask)));
  }

  @Command(header = "Set a password: one that is made and shown once, or a chosen one.")
  int passwd(
      @Parameters(paramLabel = "NAME", description = "The account's name.") String name,
      @Option(names = "--ask", description = "Read a chosen password from standard input.")
          boolean ask) {
    return withPassword(access().changePassword(name, chosen(ask)));
  }

  @Command(header = "Set the role of an account.")
  int role(
      @Parameters(paramLabel = "NAME", description = "The account's name.") String name,
      @Parameters(paramLabel = "ROLE", description = "viewer or operator.") String role) {
    return shown(access().changeRole(name, role));
  }

  @Command(header = "Keep a person out.")
  int disable(@Parameters(paramLabel = "NAME", description = "The account's name.") String name) {
    return shown(access().disableUser(name));
  }

  @Command(header = "Let a person in again.")
  int enable(@Parameters(paramLabel = "NAME", description = "The account's name.") String name) {
    return shown(access().enableUser(name));
  }

  /** Not as an argument: those can be seen in the list of processes. */
  private @Nullable String chosen(boolean ask) {
    return ask ? terminal.ask("Password: ") : null;
  }

  private int withPassword(JsonNode answer) {
    shown(answer.path("user"));
    String made = answer.path("password").asString("");
    if (!made.isEmpty()) {
      terminal.say("password: " + made);
      terminal.warn("Keep the password now: it cannot be shown again.");
    }
    return ExitCodes.OK;
  }

  private int shown(JsonNode user) {
    Table table = new Table("name", "role", "state", "last login");
    row(table, user);
    terminal.say(table.lines());
    return ExitCodes.OK;
  }

  private static void row(Table table, JsonNode user) {
    table.row(
        user.path("name").asString(""),
        user.path("role").asString(""),
        user.path("disabled").asBoolean(false) ? "disabled" : "enabled",
        user.path("lastLogin").asString(""));
  }

  private AccessApi access() {
    return api.get().access();
  }
}
