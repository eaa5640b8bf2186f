package io.storycast.cli.jobs;

import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for a story, or for several. */
@Command(
    header = "Ask for the story of a scenario, of a new one, or of several.",
    description =
        "Name a scenario by --slug or --id, or write a new one with --title and --seed. --batch "
            + "takes a file of JSON Lines, each as the API takes it, for example "
            + "{\"slug\": \"lost-umbrella\", \"priority\": 5}.")
public final class CreateCommand implements Callable<Integer> {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  @Option(names = "--slug", description = "Of a scenario that exists, or of the new one.")
  private @Nullable String slug;

  @Option(names = "--id", paramLabel = "ID", description = "Of a scenario that exists.")
  private @Nullable String scenarioId;

  @Option(names = "--title", description = "Of a new scenario.")
  private @Nullable String title;

  @Option(names = "--seed", paramLabel = "TEXT", description = "Of a new scenario.")
  private @Nullable String seed;

  @Option(names = "--batch", paramLabel = "FILE", description = "Up to 100 jobs, a line each.")
  private @Nullable Path batch;

  @Option(names = "--priority", paramLabel = "N", description = "-100 to 100; higher goes first.")
  private @Nullable Integer priority;

  @Option(
      names = "--key",
      description = "The same for the same request: sent twice, it is carried out once.")
  private @Nullable String key;

  @Mixin private StoryOptions options = new StoryOptions();

  @Option(names = "--json", description = "The API's answer as it is.")
  private boolean json;

  public CreateCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, Object> body = batch == null ? one() : Map.of("jobs", several(batch));
    JsonNode answer =
        api.get().requests().create(body, key == null ? UUID.randomUUID().toString() : key);
    if (json) {
      terminal.say(answer.toPrettyString());
      return ExitCodes.OK;
    }
    Table table = new Table("slug", "status", "what happens", "id");
    List<JsonNode> jobs =
        answer.has("jobs") ? answer.path("jobs").valueStream().toList() : List.of(answer);
    jobs.forEach(job -> row(table, job));
    terminal.say(table.lines());
    boolean refused = jobs.stream().anyMatch(job -> job.has("code"));
    return refused ? ExitCodes.FAILED : ExitCodes.OK;
  }

  private static void row(Table table, JsonNode job) {
    table.row(
        job.path("slug").asString(""),
        job.has("code") ? job.path("code").asString() : job.path("status").asString(""),
        job.path("message").asString(""),
        job.path("id").asString(""));
  }

  private Map<String, Object> one() {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "scenarioId", scenarioId);
    put(body, "slug", slug);
    put(body, "title", title);
    put(body, "seedText", seed);
    put(body, "priority", priority);
    put(body, "options", options.given());
    if (body.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.USAGE, "No scenario is named.", "Write --slug, --id, --title or --batch.");
    }
    return body;
  }

  private static List<JsonNode> several(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(line -> JsonMapper.shared().readTree(line))
          .toList();
    } catch (IOException | JacksonException e) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "%s cannot be read as JSON Lines.".formatted(file),
          "Nothing was sent.",
          e);
    }
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
