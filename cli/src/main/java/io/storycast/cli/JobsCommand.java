package io.storycast.cli;

import io.storycast.cli.api.Job;
import io.storycast.cli.api.JobPage;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(header = "List, show and steer jobs.", synopsisSubcommandLabel = "COMMAND")
final class JobsCommand {

  private static final int ERROR_COLUMNS = 60;

  private final CommandContext context;

  JobsCommand(CommandContext context) {
    this.context = context;
  }

  @Command(header = "List jobs.")
  int list(
      @Option(
              names = "--status",
              description = "Only queued, running, succeeded, failed or cancelled ones.")
          @Nullable String status,
      @Option(names = "--stage", description = "Only those in this stage.") @Nullable String stage,
      @Option(names = "--search", paramLabel = "TEXT", description = "Only those that match.")
          @Nullable String search,
      @Option(names = "--sort", description = "created (default) or updated.")
          @Nullable String sort,
      @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "From 1.")
          int page,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "Jobs on a page, up to 100 (default: ${DEFAULT-VALUE}).")
          int limit) {
    Map<String, String> filters = new HashMap<>();
    putIfSet(filters, "status", status);
    putIfSet(filters, "stage", stage);
    putIfSet(filters, "q", search);
    putIfSet(filters, "sort", sort);
    filters.put("page", Integer.toString(page));
    filters.put("limit", Integer.toString(limit));
    show(context.api().jobs(filters));
    return ExitCodes.OK;
  }

  @Command(header = "Show everything about one job.")
  int show(@Parameters(paramLabel = "JOB", description = "Its id or its slug.") String job) {
    context.terminal().say(JobPaper.lines(context.api().job(job)));
    return ExitCodes.OK;
  }

  @Command(header = "Stop a job that is queued or running.")
  int cancel(
      @Parameters(paramLabel = "JOB", description = "Its id or its slug.") String job,
      @Option(names = "--reason", defaultValue = "", description = "Why, for people.")
          String reason) {
    print(context.api().cancel(job, reason));
    return ExitCodes.OK;
  }

  @Command(header = "Queue a failed or cancelled job again.")
  int retry(@Parameters(paramLabel = "JOB", description = "Its id or its slug.") String job) {
    print(context.api().retry(job));
    return ExitCodes.OK;
  }

  @Command(header = "Begin a new revision of a story, or of its narration alone.")
  int regenerate(
      @Parameters(paramLabel = "JOB", description = "Its id or its slug.") String job,
      @Option(
              names = "--scope",
              defaultValue = "story",
              description =
                  "story (default): a new text and its narration; audio: the text read again.")
          String scope,
      @Option(names = "--reason", defaultValue = "", description = "Why, for people.")
          String reason) {
    print(context.api().regenerate(job, scope, reason));
    return ExitCodes.OK;
  }

  private void show(JobPage page) {
    Terminal terminal = context.terminal();
    Table table = new Table("slug", "status", "stage", "attempts", "updated", "last error", "id");
    for (Job job : page.jobs()) {
      table.row(
          job.slug(),
          job.status(),
          job.stage() == null ? "" : job.stage(),
          job.attempts(),
          job.updatedAt().truncatedTo(ChronoUnit.SECONDS),
          Text.cut(Text.oneLine(job.lastError() == null ? "" : job.lastError()), ERROR_COLUMNS),
          job.id());
    }
    if (!table.isEmpty()) {
      table.lines().forEach(terminal::say);
    }
    terminal.say(
        "%s, page %d of %d."
            .formatted(
                Text.count(page.total(), "job", "jobs"), page.page(), Math.max(1, page.pages())));
  }

  /** One line per field that is known; the API's own names, so that both can be looked up. */
  private void print(JsonNode job) {
    Table table = new Table("field", "value");
    Fields.addTo(table, job);
    table.lines().stream().skip(1).forEach(context.terminal()::say);
  }

  private static void putIfSet(Map<String, String> filters, String name, @Nullable String value) {
    if (value != null) {
      filters.put(name, value);
    }
  }
}
