package io.storycast.cli.stories;

import io.storycast.cli.api.StoriesApi;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The {@code stories} command. */
@Command(
    header = "List and show finished stories, and fetch their files.",
    synopsisSubcommandLabel = "COMMAND")
public final class StoriesCommand {

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  /**
   * @param api known only once the command line was read
   */
  public StoriesCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Command(header = "List stories by their slug.")
  int list(
      @Option(names = "--search", paramLabel = "TEXT", description = "In the slug or the title.")
          @Nullable String search,
      @Option(names = "--after", paramLabel = "SLUG", description = "Those after this one.")
          @Nullable String after,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "How many, up to 100 (default: ${DEFAULT-VALUE}).")
          int limit) {
    Map<String, String> query = new TreeMap<>(Map.of("limit", Integer.toString(limit)));
    if (search != null) {
      query.put("q", search);
    }
    if (after != null) {
      query.put("cursor", after);
    }
    JsonNode answer = stories().list(query);
    Table table = new Table("slug", "title", "audio URL");
    for (JsonNode story : answer.path("stories")) {
      table.row(
          story.path("slug").asString(""),
          story.path("title").asString(""),
          story.path("audioUrl").asString(""));
    }
    terminal.say(table.lines());
    String next = answer.path("nextCursor").asString("");
    if (!next.isEmpty()) {
      terminal.say("More: --after " + Text.oneLine(next));
    }
    return ExitCodes.OK;
  }

  @Command(header = "Show one story with its text, phrases and files.")
  int show(@Parameters(paramLabel = "SLUG", description = "The story's slug.") String slug) {
    JsonNode story = stories().one(slug);
    terminal.say(Text.oneLine(story.path("title").asString("(no title)")));
    terminal.say(Text.lines(story.path("body").asString("")));
    Table files = new Table("kind", "url", "id");
    for (JsonNode asset : story.path("assets")) {
      files.row(
          asset.path("kind").asString(""),
          asset.path("url").asString(""),
          asset.path("id").asString(""));
    }
    terminal.say(files.lines());
    return ExitCodes.OK;
  }

  @Command(header = "Show where a file is.")
  int file(@Parameters(paramLabel = "ID", description = "The file's id.") String id) {
    terminal.say(stories().asset(id).toPrettyString());
    return ExitCodes.OK;
  }

  @Command(header = "Fetch a file.")
  int fetch(
      @Parameters(paramLabel = "ID", description = "The file's id.") String id,
      @Option(names = "--to", required = true, paramLabel = "FILE", description = "Where to.")
          Path to) {
    stories().download(id, to);
    terminal.say("Written to " + to);
    return ExitCodes.OK;
  }

  private StoriesApi stories() {
    return api.get().stories();
  }
}
