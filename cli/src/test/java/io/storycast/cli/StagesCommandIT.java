package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.WebServer.Request;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.RecordedTerminal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StagesCommandIT {

  private static final String OUTAGE =
      """
      {"cause": "outage", "dependency": "speech", "reasonCode": "provider-error",
       "message": "speech.example answered 503.", "by": null,
       "since": "%s", "retryAt": "%s",
       "remedy": "Usually passes. If it lasts, look at the provider's status page."}
      """
          .formatted(Instant.now().minusSeconds(125), Instant.now().plusSeconds(3 * 3600 + 90));

  private static final String ORDER =
      """
      {"cause": "operator", "dependency": null, "reasonCode": null, "message": "new voice",
       "by": "ann (api)", "since": "%s", "retryAt": null,
       "remedy": "./storycast stages resume audio --reason …"}
      """
          .formatted(Instant.now().minusSeconds(2 * 3600 + 60));

  static final String STAGES =
      """
      {"stages": [
        {"stage": "claiming", "state": "running", "instances": 1, "inFlight": 40,
         "concurrency": 100, "waiting": 12, "oldestWaitingSeconds": 185.2, "pauses": [],
         "spending": null, "order": null, "reportedAt": "2026-01-15T08:00:00Z"},
        {"stage": "story", "state": "running", "instances": 2, "inFlight": 2, "concurrency": 32,
         "waiting": 0, "oldestWaitingSeconds": 0, "pauses": [],
         "spending": {"today": 1.20, "softLimit": 8, "hardLimit": null, "currency": "USD"},
         "order": null, "reportedAt": "2026-01-15T08:00:00Z"},
        %s,
        {"stage": "storage", "state": "down", "instances": 0, "inFlight": 0, "concurrency": 0,
         "waiting": null, "oldestWaitingSeconds": null, "pauses": [], "spending": null,
         "order": null, "reportedAt": null}]}
      """
          .formatted(audio("paused", OUTAGE));

  private final WebServer server = new WebServer();
  private RecordedTerminal recorded = RecordedTerminal.narrow();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsHowEachStageStandsAndWhyItStandsStill() {
    server.answer("GET /v1/stages", 200, STAGES);

    assertThat(run("stages")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .isEqualTo(
            """
            stage     state    waiting  oldest  in flight  spent today
            claiming  running  12       3 min   40 of 100
            story     running  0                2 of 32    1.20 of 8 USD
            audio     paused   212      2 min   3 of 16    3.72 of 10 USD
              outage of speech: speech.example answered 503. Since %s (2 min), looks
                again in 3 h 1 min.
                → Usually passes. If it lasts, look at the provider's status page.
            storage   down     ?
              no instance has reported for 45 s. Look for the process of storage-service and
                its log.
            """
                .formatted(since()));
    assertThat(recorded.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void printsTheAnswerAsItIs() {
    server.answer("GET /v1/stages", 200, STAGES);
    assertThat(run("stages", "--json")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out()).isEqualTo(STAGES + "\n");

    recorded = RecordedTerminal.narrow();
    assertThat(run("stages", "list", "--json")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out()).isEqualTo(STAGES + "\n");
  }

  @Test
  void showsTheInstancesOfOneStage() {
    server.answer(
        "GET /v1/stages/audio",
        200,
        audio("paused", ORDER)
            .replace(
                "\"order\": null",
                """
                "order": {"action": "pause", "reason": "new voice", "by": "ann (api)",
                          "orderedAt": "2026-01-15T08:00:00Z"},
                "instanceList": [{"instance": "audio-1", "state": "silent", "reason": null,
                                  "inFlight": 3, "concurrency": 16, "reportedAt": "%s"}]
                """
                    .formatted(Instant.now().minusSeconds(70))));

    assertThat(run("stages", "show", "audio")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .contains(
            "operator ann (api): new voice. Since ",
            "(2 h 1 min), until somebody",
            "Last order: pause by ann (api) at 2026-01-15T08:00:00Z: new voice",
            "audio-1   silent  3 of 16    1 min ago");
  }

  @Test
  void waitsUntilTheInstancesReportThePause() {
    server.answer("POST /v1/stages/audio/pause", 202, audio("running", ""));
    server.answer("GET /v1/stages/audio", 200, audio("paused", ORDER));

    assertThat(run("stages", "pause", "audio", "--reason", "new voice")).isEqualTo(ExitCodes.OK);

    assertThat(server.requests())
        .containsExactly(
            new Request(
                "POST /v1/stages/audio/pause", "Bearer token", "{\"reason\":\"new voice\"}"),
            new Request("GET /v1/stages/audio", "Bearer token", ""));
    assertThat(server.actors()).containsOnly(System.getProperty("user.name"));
    assertThat(recorded.out()).startsWith("audio is paused.").contains("operator ann (api)");
  }

  @Test
  void saysWhatElseHoldsAStageThatWasResumed() {
    server.answer("POST /v1/stages/audio/resume", 202, audio("paused", ORDER + "," + OUTAGE));
    server.answer("GET /v1/stages/audio", 200, audio("paused", OUTAGE));

    assertThat(run("stages", "resume", "audio", "--reason", "ready")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .startsWith("audio is no longer paused by hand.")
        .contains("outage of speech");
  }

  @Test
  void doesNotWaitForAStageThatIsDownNorWhenToldNotTo() {
    server.answer("POST /v1/stages/audio/pause", 202, audio("down", ""));
    assertThat(run("stages", "pause", "audio", "--reason", "x")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out()).startsWith("The order is kept; no instance is there now");

    server.answer("POST /v1/stages/audio/pause", 202, audio("running", ""));
    assertThat(run("stages", "pause", "audio", "--reason", "x", "--no-wait"))
        .isEqualTo(ExitCodes.OK);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void wantsAReasonAndPassesOnWhichStagesThereAre() {
    assertThat(run("stages", "pause", "audio")).isEqualTo(ExitCodes.USAGE);

    server.answer(
        "GET /v1/stages/nothing",
        404,
        "{\"detail\": \"There is no such stage.\", \"hint\": \"The stages are a, b.\"}");
    assertThat(run("stages", "show", "nothing")).isEqualTo(ExitCodes.FAILED);
    assertThat(recorded.err()).contains("There is no such stage. (404)", "The stages are a, b.");
  }

  private String since() {
    return recorded.out().replaceAll("(?s).*Since (\\S+) .*", "$1");
  }

  private static String audio(String state, String pauses) {
    return """
        {"stage": "audio", "state": "%s", "instances": 1, "inFlight": 3, "concurrency": 16,
         "waiting": 212, "oldestWaitingSeconds": 125.5, "pauses": [%s],
         "spending": {"today": 3.72, "softLimit": 8, "hardLimit": 10, "currency": "USD"},
         "order": null, "reportedAt": "2026-01-15T08:00:00Z"}"""
        .formatted(state, pauses);
  }

  private int run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--url";
    all[arguments.length + 1] = server.address().toString();
    return Storycast.run(Map.of("STORYCAST_TOKEN", "token"), recorded.terminal(), all);
  }
}
