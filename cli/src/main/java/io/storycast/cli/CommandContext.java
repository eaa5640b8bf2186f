package io.storycast.cli;

import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.api.WebhooksApi;
import io.storycast.cli.database.Database;
import io.storycast.cli.home.DataDirectory;
import io.storycast.cli.home.Settings;
import io.storycast.cli.home.StackSettings;
import io.storycast.cli.home.StackState;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the commands share: where they write, and the system they speak to. */
final class CommandContext {

  private final Map<String, String> environment;
  private final DataDirectory data;
  private final Terminal terminal;
  private final Supplier<@Nullable String> url;

  /**
   * @param url the value of {@code --url}; known only once the command line was read
   */
  CommandContext(
      Map<String, String> environment,
      DataDirectory data,
      Terminal terminal,
      Supplier<@Nullable String> url) {
    this.environment = environment;
    this.data = data;
    this.terminal = terminal;
    this.url = url;
  }

  Terminal terminal() {
    return terminal;
  }

  Map<String, String> environment() {
    return environment;
  }

  DataDirectory data() {
    return data;
  }

  /** Whether {@code --url} names another system than the local one. */
  boolean isRemote() {
    return url.get() != null;
  }

  /** The settings of the system: of a remote one only what the environment says. */
  Settings settings() {
    Optional<StackState> stack = isRemote() ? Optional.empty() : data.runningStack();
    return stack
        .map(
            running ->
                new Settings(
                    StackSettings.embedded(running, data.tokens()),
                    environment,
                    StackSettings.external(running)))
        .orElseGet(() -> new Settings(environment));
  }

  /** The API of the system. */
  StorycastApi api() {
    return isRemote() ? remoteApi() : localApi();
  }

  /** The API of webhook-service; remote it may have an address of its own. */
  WebhooksApi webhooks() {
    if (!isRemote()) {
      String address = stack().address("webhooks").orElseThrow(CommandContext::notRunning);
      return new WebhooksApi(URI.create(address), data.tokens().getOrDefault("API_TOKEN", ""));
    }
    String own = environment.get("STORYCAST_WEBHOOKS_URL");
    return new WebhooksApi(
        own == null || own.isBlank() ? address() : address(own),
        environment.getOrDefault("STORYCAST_TOKEN", ""));
  }

  /** The database of the system. */
  Database database() {
    Settings settings = settings();
    String address =
        settings
            .get("DATABASE_URL")
            .orElseThrow(
                () ->
                    !isRemote() && data.runningStack().isEmpty()
                        ? notRunning()
                        : new CommandFailure(
                            ExitCodes.USAGE,
                            "DATABASE_URL is not set.",
                            "Set it to the database that this system uses."));
    return new Database(address, settings.get("CONTENT_SCHEMA").orElse("public"));
  }

  /** The running local stack. */
  StackState stack() {
    return data.runningStack().orElseThrow(CommandContext::notRunning);
  }

  private StorycastApi localApi() {
    StackState stack = stack();
    Map<String, String> tokens = data.tokens();
    return new StorycastApi(
        URI.create(stack.address("api").orElseThrow(CommandContext::notRunning)),
        tokens.getOrDefault("API_TOKEN", ""),
        tokens.getOrDefault("CRON_SECRET", ""));
  }

  private StorycastApi remoteApi() {
    String token = environment.getOrDefault("STORYCAST_TOKEN", "");
    return new StorycastApi(address(), token, environment.getOrDefault("CRON_SECRET", token));
  }

  private URI address() {
    return address(String.valueOf(url.get()));
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new CommandFailure(
        ExitCodes.USAGE,
        "'%s' is not an address.".formatted(text),
        "Write for example --url https://storycast.example.org");
  }

  private static CommandFailure notRunning() {
    return new CommandFailure(
        ExitCodes.UNREACHABLE,
        "The local stack does not run.",
        "Start it with ./storycast up, or name another system with --url.");
  }
}
