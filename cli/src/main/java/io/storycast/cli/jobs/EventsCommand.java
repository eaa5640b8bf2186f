package io.storycast.cli.jobs;

import io.storycast.cli.api.ServerEvent;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows what happens to jobs. */
@Command(
    header = "Follow a job until it ends, or all jobs until Ctrl-C.",
    description = "Goes on where it was when the connection breaks.")
public final class EventsCommand implements Callable<Integer> {

  private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");

  /** The system says so itself in each stream. */
  private static final long RETRY_MS = 3000;

  private final Supplier<StorycastApi> api;
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "JOB", description = "Its id or its slug.")
  private @Nullable String job;

  @Option(names = "--after", paramLabel = "ID", description = "Only events after this one.")
  private @Nullable String after;

  @Option(names = "--json", description = "Each event as the API tells it, a line each.")
  private boolean json;

  private boolean ended;

  public EventsCommand(Supplier<StorycastApi> api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String jobId = job == null ? null : api.get().id(job);
    String last = after;
    while (!ended) {
      Optional<String> heard = api.get().requests().listen(jobId, last, this::hear);
      last = heard.orElse(last);
      if (!ended) {
        pause();
      }
    }
    return ExitCodes.OK;
  }

  private boolean hear(ServerEvent event) {
    JsonNode data = JsonMapper.shared().readTree(event.data());
    if (event.name().equals("end")) {
      // The system is stopping or we were too slow: another connection goes on.
      return true;
    }
    if (!event.name().equals("reset")) {
      terminal.say(json ? event.data() : line(data));
      ended = job != null && FINAL.contains(data.path("status").asString(""));
    }
    return ended;
  }

  private static String line(JsonNode event) {
    String what =
        Stream.of("kind", "stage", "code", "message")
            .map(field -> event.path(field).asString(""))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    return Text.oneLine(
        "%s  %s  %s"
            .formatted(event.path("at").asString(""), event.path("slug").asString(""), what));
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCodes.FAILED, "Interrupted.", null, e);
    }
  }
}
