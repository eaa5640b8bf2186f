package io.storycast.cli.webhooks;

import io.storycast.cli.api.Webhook;
import io.storycast.cli.api.WebhooksApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code webhooks} command. */
@Command(
    header = "Tell systems without Kafka, and chats, what happens.",
    description =
        "Endpoints get signed JSON as Standard Webhooks has it, or messages for Slack or Discord.",
    synopsisSubcommandLabel = "COMMAND")
public final class WebhooksCommand {

  private static final String ID = "Its id, or the beginning of it.";

  private final Supplier<WebhooksApi> api;
  private final Terminal terminal;

  /**
   * @param api known only once the command line was read
   */
  public WebhooksCommand(Supplier<WebhooksApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Command(header = "Register an endpoint, and print its secret.")
  int add(
      @Parameters(paramLabel = "URL", description = "Where it listens.") String url,
      @Option(names = "--kind", description = "standard (default), slack or discord.")
          @Nullable String kind,
      @Option(
              names = "--events",
              split = ",",
              paramLabel = "TYPE",
              description = "What it is told, for example story.ready (default: everything).")
          @Nullable List<String> events,
      @Option(names = "--description", description = "For people.") @Nullable String description,
      @Option(names = "--from-beginning", description = "Also tell what has happened before.")
          boolean fromBeginning) {
    Map<String, Object> request = new HashMap<>();
    request.put("url", url);
    put(request, "kind", kind);
    put(request, "events", events);
    put(request, "description", description);
    request.put("from", fromBeginning ? "beginning" : "now");
    Webhook added = api.get().add(request);
    terminal.say(tables().details(added));
    sayOnce(added);
    return ExitCodes.OK;
  }

  @Command(header = "List the endpoints.")
  int list(@Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    return shown(json, () -> api.get().allText(), () -> tables().endpoints(api.get().all()));
  }

  @Command(header = "Show one endpoint and how it is doing.")
  int show(
      @Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint,
      @Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    String id = whole(endpoint);
    return shown(json, () -> api.get().oneText(id), () -> tables().details(api.get().one(id)));
  }

  @Command(header = "Change an endpoint's address, events or description.")
  int change(
      @Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint,
      @Option(names = "--address", paramLabel = "URL", description = "Where it listens now.")
          @Nullable String address,
      @Option(
              names = "--events",
              split = ",",
              paramLabel = "TYPE",
              description = "What it is told.")
          @Nullable List<String> events,
      @Option(names = "--description", description = "For people.") @Nullable String description) {
    Map<String, Object> fields = new HashMap<>();
    put(fields, "url", address);
    put(fields, "events", events);
    put(fields, "description", description);
    terminal.say(tables().details(api.get().change(whole(endpoint), fields)));
    return ExitCodes.OK;
  }

  @Command(header = "Deliver nothing until it is resumed; what happens meanwhile is kept for it.")
  int pause(
      @Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint,
      @Option(names = "--reason", required = true, description = "Why, for the others.")
          String reason) {
    return order(endpoint, "pause", Map.of("reason", reason));
  }

  @Command(header = "Deliver again, beginning with what waits.")
  int resume(@Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint) {
    return order(endpoint, "resume", Map.of());
  }

  @Command(header = "Remove an endpoint; what waits for it is forgotten.")
  int remove(@Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint) {
    api.get().remove(whole(endpoint));
    terminal.say("Removed.");
    return ExitCodes.OK;
  }

  @Command(header = "Send a test event now, and tell what came of it.")
  int test(@Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint) {
    Webhook.Test result = api.get().test(whole(endpoint));
    terminal.say(
        "%s%s in %d ms%s"
            .formatted(
                result.outcome(),
                result.status() == null ? "" : " with " + result.status(),
                result.durationMs(),
                result.answer().isEmpty() ? "" : ": " + result.answer()));
    return result.outcome().equals("delivered") ? ExitCodes.OK : ExitCodes.FAILED;
  }

  @Command(
      name = "rotate-secret",
      header = "Sign with a new secret; for a while with the present one too.")
  int rotateSecret(
      @Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint,
      @Option(
              names = "--overlap",
              paramLabel = "TIME",
              defaultValue = "PT24H",
              description = "How long both are used (default: ${DEFAULT-VALUE}).")
          String overlap) {
    sayOnce(api.get().order(whole(endpoint), "rotate-secret", Map.of("overlap", overlap)));
    return ExitCodes.OK;
  }

  @Command(header = "List the deliveries of an endpoint, the newest first.")
  int deliveries(
      @Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint,
      @Option(names = "--state", description = "waiting, delivered, failed or dropped.")
          @Nullable String state,
      @Option(names = "--event", paramLabel = "TYPE", description = "Only this type.")
          @Nullable String event,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "Up to 100.")
          int limit,
      @Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    Map<String, String> filters = new HashMap<>();
    put(filters, "state", state);
    put(filters, "event", event);
    filters.put("limit", Integer.toString(limit));
    String id = whole(endpoint);
    return shown(
        json,
        () -> api.get().deliveriesText(id, filters),
        () -> tables().deliveries(api.get().deliveries(id, filters)));
  }

  @Command(header = "Show the attempts of one delivery.")
  int delivery(
      @Parameters(paramLabel = "DELIVERY", description = "Its id.") String delivery,
      @Option(names = "--json", description = "The API's answer as it is.") boolean json) {
    return shown(
        json,
        () -> api.get().deliveryText(delivery),
        () -> tables().attempts(api.get().delivery(delivery)));
  }

  @Command(header = "Deliver again what failed in a period, or all of it, or one delivery.")
  int replay(
      @Parameters(paramLabel = "ENDPOINT", description = ID) String endpoint,
      @Option(names = "--delivery", paramLabel = "ID", description = "Only this delivery.")
          @Nullable String delivery,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              description = "For example 2026-03-01T09:00:00Z.")
          @Nullable String from,
      @Option(names = "--to", paramLabel = "TIME", description = "Not included (default: now).")
          @Nullable String to,
      @Option(
              names = "--events",
              split = ",",
              paramLabel = "TYPE",
              description = "Only these types.")
          @Nullable List<String> events,
      @Option(names = "--all", description = "Also what was delivered.") boolean all) {
    int count;
    if (delivery != null) {
      count = api.get().replayDelivery(delivery);
    } else {
      Map<String, Object> range = new HashMap<>();
      put(range, "from", from);
      put(range, "to", to);
      put(range, "events", events);
      range.put("failedOnly", !all);
      count = api.get().replay(whole(endpoint), range);
    }
    terminal.say(count == 1 ? "1 delivery is made." : count + " deliveries are made.");
    return ExitCodes.OK;
  }

  private int shown(boolean json, Supplier<String> text, Supplier<List<String>> lines) {
    if (json) {
      terminal.say(text.get());
    } else {
      terminal.say(lines.get());
    }
    return ExitCodes.OK;
  }

  private int order(String endpoint, String verb, Map<String, ?> body) {
    terminal.say(tables().details(api.get().order(whole(endpoint), verb, body)));
    return ExitCodes.OK;
  }

  private void sayOnce(Webhook webhook) {
    if (webhook.secret() != null) {
      terminal.say("");
      terminal.say("Secret, shown only now: " + webhook.secret());
    }
  }

  private String whole(String beginning) {
    List<String> ids =
        api.get().all().stream().map(Webhook::id).filter(id -> id.startsWith(beginning)).toList();
    if (ids.size() != 1) {
      throw new CommandFailure(
          ExitCodes.FAILED,
          ids.isEmpty()
              ? "There is no endpoint '%s'.".formatted(beginning)
              : "%d endpoints begin with '%s'.".formatted(ids.size(), beginning),
          "./storycast webhooks list shows the endpoints.");
    }
    return ids.getFirst();
  }

  private WebhookTables tables() {
    return new WebhookTables(Instant.now());
  }

  private static <V> void put(Map<String, ? super V> map, String name, @Nullable V value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
