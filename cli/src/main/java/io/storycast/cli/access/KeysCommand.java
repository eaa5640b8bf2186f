package io.storycast.cli.access;

import io.storycast.cli.api.AccessApi;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Terminal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The {@code keys} command. */
@Command(
    header = "Make, list, rotate and revoke the API keys of programs.",
    description = "A secret is shown once, when it is made. Only its hash is kept.",
    synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  /**
   * @param api known only once the command line was read
   */
  public KeysCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Command(header = "List the keys.")
  int list(@Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    JsonNode answer = access().keys();
    if (json) {
      terminal.say(answer.toPrettyString());
      return ExitCodes.OK;
    }
    Table table = new Table("name", "kind", "scopes", "state", "secrets", "last used", "id");
    for (JsonNode key : answer.path("keys")) {
      table.row(
          text(key, "name"),
          text(key, "kind"),
          String.join(",", key.path("scopes").valueStream().map(JsonNode::asString).toList()),
          state(key),
          String.join(
              ",", key.path("secrets").valueStream().map(s -> text(s, "hint") + "…").toList()),
          text(key, "lastUsedAt"),
          text(key, "id"));
    }
    terminal.say(table.isEmpty() ? List.of("There are no keys yet.") : table.lines());
    return ExitCodes.OK;
  }

  @Command(header = "Show one key.")
  int show(@Parameters(paramLabel = "ID", description = "The key's id.") String id) {
    terminal.say(access().key(id).toPrettyString());
    return ExitCodes.OK;
  }

  @Command(header = "Make a key and show its secret, once.")
  int create(
      @Option(names = "--name", required = true, description = "Who uses it, for the audit log.")
          String name,
      @Option(
              names = "--scope",
              required = true,
              split = ",",
              description = "read, write, operate; several joined by commas.")
          List<String> scopes,
      @Option(
              names = "--signed",
              description = "Its requests are signed; the secret is never sent.")
          boolean signed,
      @Option(names = "--per-minute", paramLabel = "N", description = "Requests a minute.")
          @Nullable Integer perMinute,
      @Option(
              names = "--expires-in",
              paramLabel = "SPAN",
              description = "For example 90d; without it the key lasts until it is revoked.")
          @Nullable String expiresIn) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("scopes", scopes);
    body.put("kind", signed ? "signed" : "bearer");
    if (perMinute != null) {
      body.put("requestsPerMinute", perMinute);
    }
    if (expiresIn != null) {
      body.put("expiresAt", Instant.now().plus(Spans.parse(expiresIn)).toString());
    }
    return issued(access().createKey(body));
  }

  @Command(header = "Give a key a new secret and show it, once.")
  int rotate(
      @Parameters(paramLabel = "ID", description = "The key's id.") String id,
      @Option(
              names = "--overlap",
              paramLabel = "SPAN",
              defaultValue = "1d",
              description = "How long the old secret goes on working (default: ${DEFAULT-VALUE}).")
          String overlap) {
    return issued(access().rotateKey(id, Spans.parse(overlap).toSeconds()));
  }

  @Command(header = "End a key for good.")
  int revoke(@Parameters(paramLabel = "ID", description = "The key's id.") String id) {
    JsonNode key = access().revokeKey(id);
    terminal.say(
        "The key '%s' is revoked; every instance refuses it within two seconds."
            .formatted(text(key, "name")));
    return ExitCodes.OK;
  }

  private int issued(JsonNode answer) {
    Table table = new Table("field", "value");
    table.row("id", text(answer.path("key"), "id"));
    table.row("secret", text(answer, "secret"));
    terminal.say(table.lines().stream().skip(1).toList());
    terminal.warn("Keep the secret now: it cannot be shown again.");
    return ExitCodes.OK;
  }

  private static String state(JsonNode key) {
    if (!key.path("revokedAt").isNull()) {
      return "revoked";
    }
    String expires = text(key, "expiresAt");
    return expires.isEmpty() ? "live" : "until " + expires;
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asString("");
  }

  private AccessApi access() {
    return api.get().access();
  }
}
