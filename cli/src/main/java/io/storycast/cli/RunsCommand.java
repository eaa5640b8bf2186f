package io.storycast.cli;

import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(header = "List the runs so far: who began them, what they claimed, why not more.")
final class RunsCommand implements Callable<Integer> {

  private final CommandContext context;

  RunsCommand(CommandContext context) {
    this.context = context;
  }

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many, the newest first: ${DEFAULT-VALUE}; at most 100.")
  private int limit;

  @Override
  public Integer call() {
    Table table = new Table("when", "by", "claimed", "refused", "new", "why not more", "jobs");
    for (JsonNode run : context.api().requests().runs(limit).path("runs")) {
      table.row(
          Text.time(Instant.parse(run.path("at").asString()), Instant.now()),
          run.path("by").asString(),
          "%d of %d".formatted(run.path("claimed").asInt(), run.path("limit").asInt()),
          run.path("refused").asInt(),
          run.path("backfilled").asInt(),
          run.path("shortfall").asString("-"),
          jobs(run));
    }
    (table.isEmpty() ? List.of("There has been no run yet.") : table.lines())
        .forEach(context.terminal()::say);
    return ExitCodes.OK;
  }

  private static String jobs(JsonNode run) {
    List<String> slugs = new ArrayList<>();
    run.path("jobs").forEach(job -> slugs.add(job.path("slug").asString()));
    return String.join(", ", slugs);
  }
}
