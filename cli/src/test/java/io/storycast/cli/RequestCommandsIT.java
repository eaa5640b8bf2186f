package io.storycast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.RecordedTerminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking for jobs, ordering about many, following them, and fetching what came of them. */
class RequestCommandsIT {

  private static final String ID = "0b6b3a5e-52d0-4a39-9d35-0e6d1a5d7c11";

  @TempDir private Path folder;
  private final WebServer server = new WebServer();
  private final RecordedTerminal recorded = RecordedTerminal.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksForTheStoryOfAScenario() {
    server.answer("POST /v1/jobs", 202, accepted("the-bus"));

    assertThat(run("jobs", "create", "--slug", "the-bus", "--priority", "5", "--level", "B1"))
        .isEqualTo(ExitCodes.OK);

    assertThat(server.requests().getFirst().body())
        .isEqualTo("{\"slug\":\"the-bus\",\"priority\":5,\"options\":{\"level\":\"B1\"}}");
    assertThat(recorded.out()).contains("the-bus  queued  It waits for its turn.");
  }

  @Test
  void asksForSeveralAndTellsWhichWereRefused() throws Exception {
    Path batch = folder.resolve("batch.jsonl");
    Files.writeString(batch, "{\"slug\": \"the-bus\"}\n\n{\"slug\": \"nowhere\"}\n");
    server.answer(
        "POST /v1/jobs",
        202,
        "{\"jobs\": [%s, {\"httpStatus\": 404, \"code\": \"scenario-not-found\", \"message\": \"No.\"}]}"
            .formatted(accepted("the-bus")));

    assertThat(run("jobs", "create", "--batch", batch.toString())).isEqualTo(ExitCodes.FAILED);

    assertThat(server.requests().getFirst().body())
        .isEqualTo("{\"jobs\":[{\"slug\":\"the-bus\"},{\"slug\":\"nowhere\"}]}");
    assertThat(recorded.out()).contains("scenario-not-found");
  }

  @Test
  void wantsToKnowWhichScenario() {
    assertThat(run("jobs", "create")).isEqualTo(ExitCodes.USAGE);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void followsAJobUntilItEnds() {
    server.answer(
        "GET /v1/jobs/" + ID + "/events",
        200,
        "text/event-stream",
        """
        retry: 3000

        id: 7
        event: claimed
        data: {"at":"2026-11-22T10:00:00Z","slug":"the-bus","kind":"claimed","status":"running"}

        : nothing happened

        id: 8
        event: ready
        data: {"at":"2026-11-22T10:01:00Z","slug":"the-bus","kind":"ready","status":"succeeded"}

        id: 9
        event: never
        data: {"kind":"never-read"}

        """
            .getBytes(UTF_8));

    assertThat(run("jobs", "events", ID)).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .isEqualTo(
            """
            2026-11-22T10:00:00Z  the-bus  claimed
            2026-11-22T10:01:00Z  the-bus  ready
            """);
  }

  @Test
  void countsBeforeItGivesAnOrderToMany() {
    server.answer("POST /v1/jobs/bulk", 200, "{\"dryRun\": true, \"matching\": 12}");

    assertThat(run("jobs", "bulk", "retry", "--filter", "status=failed", "--dry-run"))
        .isEqualTo(ExitCodes.OK);
    assertThat(run("jobs", "bulk", "retry", "--filter", "status=failed"))
        .isEqualTo(ExitCodes.USAGE);

    assertThat(recorded.out()).contains("12 jobs match");
    assertThat(server.requests())
        .allSatisfy(sent -> assertThat(sent.body()).contains("\"dryRun\":true"));
  }

  @Test
  void fetchesAFile() {
    Path mp3 = folder.resolve("the-bus.mp3");
    server.answer("GET /v1/assets/" + ID + "/content", 200, "audio/mpeg", new byte[] {1, 2, 3});

    assertThat(run("stories", "fetch", ID, "--to", mp3.toString())).isEqualTo(ExitCodes.OK);

    assertThat(mp3).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void showsAStoryWithItsFiles() {
    server.answer(
        "GET /v1/stories/the-bus",
        200,
        """
        {"title": "The Bus", "body": "# The Bus\\nIt was late.",
         "assets": [{"id": "a1", "kind": "audio", "url": "http://x/the-bus.mp3"}]}
        """);

    assertThat(run("stories", "show", "the-bus")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).contains("It was late.", "audio  http://x/the-bus.mp3  a1");
  }

  private static String accepted(String slug) {
    return "{\"id\": \"%s\", \"slug\": \"%s\", \"status\": \"queued\", \"message\": \"It waits for its turn.\"}"
        .formatted(ID, slug);
  }

  private int run(String... arguments) {
    return Storycast.run(
        Map.of("STORYCAST_TOKEN", "token"),
        recorded.terminal(),
        Stream.concat(Stream.of(arguments), Stream.of("--url", server.address().toString()))
            .toArray(String[]::new));
  }
}
