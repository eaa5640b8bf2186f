package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.RecordedTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsIT {

  private static final String JOB =
      """
      {"id": "0b6b3a5e-52d0-4a39-9d35-0e6d1a5d7c11", "scenarioId": "s1", "slug": "the-bus",
       "status": "failed", "stage": "audio", "revision": 1, "attempts": 3,
       "nextAttemptAt": "2026-11-22T10:00:00Z", "lastErrorCode": "audio-silent",
       "lastError": "Silence.", "updatedAt": "2026-11-22T10:01:00Z",
       "story": {"title": null, "audioUrl": null, "durationMs": null}}
      """;

  @TempDir private Path home;
  private final WebServer server = new WebServer();
  private final Map<String, String> environment = new HashMap<>();
  private RecordedTerminal recorded = RecordedTerminal.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void saysThatNothingRunsAndHowToStartIt() {
    assertThat(run("jobs", "list")).isEqualTo(ExitCodes.UNREACHABLE);

    assertThat(recorded.err())
        .isEqualTo(
            """
            storycast: The local stack does not run.
              Start it with ./storycast up, or name another system with --url.
            """);
  }

  @Test
  void showsAStackTraceOnlyWhenAsked() {
    assertThat(run("stats", "--url", "http://127.0.0.1:1")).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(recorded.err()).doesNotContain("\tat ");

    recorded = RecordedTerminal.plain();
    run("stats", "--url", "http://127.0.0.1:1", "--verbose");
    assertThat(recorded.err()).contains("\tat ", "ConnectException");
  }

  @Test
  void speaksToARemoteSystemWithTheTokenOfTheEnvironment() {
    environment.put("STORYCAST_TOKEN", "remote-token");
    server.answer(
        "GET /v1/jobs", 200, "{\"jobs\": [" + JOB + "], \"page\": 1, \"pages\": 1, \"total\": 1}");

    assertThat(run("jobs", "list", "--status", "failed", "--url", server.address().toString()))
        .isEqualTo(ExitCodes.OK);

    assertThat(server.requests())
        .containsExactly(
            new WebServer.Request(
                "GET /v1/jobs?limit=20&page=1&status=failed", "Bearer remote-token", ""));
    assertThat(recorded.out())
        .contains("the-bus  failed  audio  3", "Silence.", "1 job, page 1 of 1.");
  }

  @Test
  void statusOfAStoppedSystemSaysSo() {
    assertThat(run("status")).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(recorded.out()).startsWith("Local stack: stopped").contains("tokens.env");
  }

  @Test
  void statusNamesEveryAddressAndProcess() throws Exception {
    Process stack = pretendedStack();
    try {
      server.answer("GET /v1/stages", 200, StagesCommandIT.STAGES);
      assertThat(run("status")).isEqualTo(ExitCodes.OK);
      assertThat(recorded.out())
          .contains("Stage audio is paused: speech.example answered 503.")
          .doesNotContain("Stage story")
          .contains("Local stack: ready (process " + stack.pid() + ")")
          .containsPattern("kafka +127.0.0.1:9092")
          .containsPattern("story-service +up +77 +9081 +0 +/logs/story-service.log")
          .contains(home.resolve("tokens.env").toString());

      recorded = RecordedTerminal.plain();
      assertThat(run("status", "--json")).isEqualTo(ExitCodes.OK);
      JsonNode json = JsonMapper.shared().readTree(recorded.out());
      assertThat(json.path("state").asString()).isEqualTo("ready");
      assertThat(json.path("addresses").path("api").asString())
          .isEqualTo(server.address().toString());
      assertThat(json.path("processes").path(0).path("health").asString()).isEqualTo("up");
      assertThat(json.path("tokens").asString()).endsWith("tokens.env");
    } finally {
      stack.destroy();
    }
  }

  @Test
  void usesTheLocalSystemsTokensByItself() throws Exception {
    Process stack = pretendedStack();
    Files.writeString(home.resolve("tokens.env"), "API_TOKEN=local-token\nCRON_SECRET=secret\n");
    server.answer("GET /v1/stats", 200, "{\"jobs\": {\"queued\": 2}, \"scenarios\": null}");
    try {
      assertThat(run("stats")).isEqualTo(ExitCodes.OK);
    } finally {
      stack.destroy();
    }

    assertThat(server.requests())
        .contains(new WebServer.Request("GET /v1/stats", "Bearer local-token", ""));
    assertThat(recorded.out()).isEqualTo("jobs.queued  2\n");
  }

  @Test
  void downStopsTheStackAndNothingElse() throws Exception {
    Process stack = pretendedStack();

    assertThat(run("down")).isEqualTo(ExitCodes.OK);
    assertThat(stack.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(run("down")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).contains("Stopped.", "The local stack does not run.");
  }

  @Test
  void neverTakesAnotherProcessForTheStack() throws IOException {
    // As after a reboot: the id in the file belongs to something else now.
    writeStackFile(ProcessHandle.current().pid());

    assertThat(run("down")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out()).isEqualTo("The local stack does not run.\n");
  }

  @Test
  void wantsACommandItKnows() {
    assertThat(run("dance")).isEqualTo(ExitCodes.USAGE);
    assertThat(recorded.err()).contains("dance");
  }

  @Test
  void helpNamesCommandsExitCodesAndVariables() {
    assertThat(run("--help")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out())
        .contains("demo", "doctor", "Exit codes:", "import refused some rows", "STORYCAST_TOKEN");
  }

  private int run(String... arguments) {
    environment.put("STORYCAST_HOME", home.toString());
    return Storycast.run(environment, recorded.terminal(), arguments);
  }

  /** A process that looks like the stack, and the file that the stack would write. */
  private Process pretendedStack() throws IOException {
    Process process = new ProcessBuilder("sh", "-c", "sleep 60 # local-stack").start();
    writeStackFile(process.pid());
    return process;
  }

  private void writeStackFile(long pid) throws IOException {
    Files.writeString(
        home.resolve("stack.json"),
        """
        {"state": "ready", "pid": %d, "reason": null,
         "addresses": {"kafka": "127.0.0.1:9092", "api": "%s"},
         "processes": [{"name": "story-service", "pid": 77, "port": 9081, "health": "up",
                        "healthUrl": "http://127.0.0.1:9081/x", "log": "/logs/story-service.log",
                        "restarts": 0}]}
        """
            .formatted(pid, server.address()));
  }
}
