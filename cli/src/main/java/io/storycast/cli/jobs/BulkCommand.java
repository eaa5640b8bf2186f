package io.storycast.cli.jobs;

import io.storycast.cli.api.JobsApi;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One order about many jobs. */
@Command(
    header = "Cancel, retry or regenerate all jobs of a filter.",
    description = "Says how many there are and asks, unless --yes is written.")
public final class BulkCommand implements Callable<Integer> {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  @Parameters(paramLabel = "ACTION", description = "cancel, retry or regenerate.")
  private String action = "";

  @Option(
      names = "--filter",
      required = true,
      paramLabel = "NAME=VALUE",
      description =
          "status, stage, errorCode, scenarioId, slug, q, createdFrom or createdTo; may be repeated.")
  private Map<String, String> filter = new TreeMap<>();

  @Option(names = "--scope", description = "Of regenerate: story (default) or audio.")
  private @Nullable String scope;

  @Option(names = "--reason", description = "Why, for people.")
  private @Nullable String reason;

  @Option(names = "--limit", paramLabel = "N", description = "Most jobs to change.")
  private @Nullable Integer limit;

  @Option(names = "--dry-run", description = "Only say how many there are.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  public BulkCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JobsApi jobs = api.get().requests();
    if (dryRun || !yes) {
      long matching = jobs.bulk(body(true)).path("matching").asLong();
      terminal.say("%d jobs match and can be given this order.".formatted(matching));
      if (dryRun || matching == 0) {
        return ExitCodes.OK;
      }
      if (!terminal.interactive()) {
        throw new CommandFailure(
            ExitCodes.USAGE, "Nobody can be asked here.", "Write --yes to go on without asking.");
      }
      if (!terminal.agrees("Go on?")) {
        terminal.say("Nothing was done.");
        return ExitCodes.OK;
      }
    }
    JsonNode done = jobs.bulk(body(false));
    terminal.say(
        "%d jobs changed, %d skipped, %d left."
            .formatted(
                done.path("changed").asLong(0),
                done.path("skipped").asLong(0),
                done.path("matching").asLong(0)));
    return ExitCodes.OK;
  }

  private Map<String, Object> body(boolean dry) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("action", action);
    body.put("filter", filter);
    body.put("dryRun", dry);
    if (limit != null) {
      body.put("limit", limit);
    }
    if (scope != null) {
      body.put("scope", scope);
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    return body;
  }
}
