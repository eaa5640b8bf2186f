package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.WebServer.Request;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.RecordedTerminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersCommandIT {

  private static final String ID = "3f2a9c01-52d0-4a39-9d35-0e6d1a5d7c11";
  private static final String OTHER = "77777777-52d0-4a39-9d35-0e6d1a5d7c11";
  private static final String REPLAY = "9a8b7c6d-0000-4000-8000-000000000001";
  private static final String DIED = Instant.now().minusSeconds(300).toString();

  private static final String PREVIEW =
      """
      {"count": 123, "byReason": {"audio-silent": 23, "provider-timeout": 100},
       "byStage": {"audio": 123}, "alreadyDone": 40, "quarantined": 3, "notReplayable": 1}
      """;

  @TempDir private Path folder;
  private final WebServer server = new WebServer();
  private final Map<String, String> environment = new HashMap<>(Map.of("STORYCAST_TOKEN", "token"));
  private RecordedTerminal recorded = RecordedTerminal.narrow();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsOpenLettersOnOneLineEach() {
    server.answer("GET /v1/dead-letters", 200, page(letter(ID, "open", "")));

    assertThat(run("list", "--reason", "provider-timeout", "--stage", "audio"))
        .isEqualTo(ExitCodes.OK);

    assertThat(request())
        .isEqualTo("GET /v1/dead-letters?limit=20&page=1&reason=provider-timeout&stage=audio");
    assertThat(recorded.out())
        .isEqualTo(
            """
            id        died   stage  reason            slug     message
            3f2a9c01  5 min  audio  provider-timeout  the-bus  speech.example did not answe…
            1 dead letter, page 1 of 1.
            """);
    assertThat(recorded.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void showsTheStateWhereItDiffers() {
    server.answer("GET /v1/dead-letters", 200, page(letter(ID, "died-again", "")));

    run("list", "--state", "any", "--from", "2h");

    assertThat(request()).contains("state=any").containsPattern("from=20\\d\\d-");
    assertThat(recorded.out()).contains("3f2a9c01  5 min  died-again  audio");
  }

  @Test
  void groupsThemByCauseWithARemedy() {
    server.answer(
        "GET /v1/dead-letters/groups",
        200,
        """
        {"total": 8001, "groups": [{"fingerprint": "ab12cd34", "stage": "audio",
          "reasonCode": "provider-timeout", "meaning": "The provider did not answer in time.",
          "remedy": "Usually passes. If it lasts, raise the time-out.",
          "message": "speech.example did not answer in 30 s.", "count": 8001,
          "firstDiedAt": "%s", "lastDiedAt": "%s", "states": {"open": 8000, "quarantined": 1},
          "sampleId": "%s"}]}
        """
            .formatted(Instant.now().minusSeconds(7270), DIED, ID));

    assertThat(run("groups")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .contains(
            "  8001 × provider-timeout in audio, first 2 h 1 min ago, last 5 min ago: ",
            "“speech.example did not answer in 30 s.”",
            "→ Usually passes.",
            "--fingerprint ab12cd34, for example 3f2a9c01",
            "8001 dead letters of 1 cause.");
    assertThat(recorded.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void showsEverythingAboutOneFoundByTheBeginningOfItsId() {
    server.answer(
        "GET /v1/dead-letters",
        200,
        page(letter(ID, "open", "") + "," + letter(OTHER, "open", "")));
    server.answer(
        "GET /v1/dead-letters/" + ID,
        200,
        letter(
            ID,
            "open",
            """
            , "meaning": "The provider did not answer in time.", "remedy": "Usually passes.",
            "value": {"kind": "json", "text": "{\\n  \\"a\\": 1,\\n  \\"b\\": \\"\\u001b[2J\\"\\n}",
                      "hex": null, "bytes": 9},
            "key": "s1", "exception": "java.net.http.HttpTimeoutException\\n\\tat some.Place",
            "headers": [{"name": "ce_type", "text": "x", "hex": null},
                        {"name": "odd", "text": null, "hex": "ff fe"}],
            "attempts": [{"at": "%s", "elapsedMs": 30100, "reasonCode": "provider-timeout",
                          "message": "no answer", "counted": false}],
            "replays": [{"replayId": "%s", "at": "%s", "by": "ann (api)", "note": "again",
                         "outcome": "died-again", "reason": "by 77777777"}]
            """
                .formatted(DIED, REPLAY, DIED)));

    assertThat(run("show", "3f2a9c01")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .startsWith("Dead letter " + ID + "\n  state        open\n")
        .contains(
            "  story        the-bus (scenario s1), revision 1, attempt 2\n",
            "(5 min ago) in audio after 6 tries\n",
            "  reason       provider-timeout (transient)\n",
            "  do           Usually passes.\n",
            "  key          s1\n",
            "  exception    java.net.http.HttpTimeoutException\n",
            "30.1 s provider-timeout: no answer (not counted)\n",
            "by ann (api), replay 9a8b7c6d: died-again: by 77777777 (again)\n",
            "  odd: (hex) ff fe\n",
            "Value (json, 9 bytes)\n  {\n    \"a\": 1,\n    \"b\": \"�[2J\"\n  }\n");
    assertThat(recorded.out()).doesNotContain("\033");
  }

  @Test
  void showsBytesAsAHexDump() {
    server.answer(
        "GET /v1/dead-letters/orders.dlt-3-17",
        200,
        letter(
            "orders.dlt-3-17",
            "open",
            """
            , "value": {"kind": "binary", "text": null, "hex": "00000000  ff fe 00  |...|",
                        "bytes": 3}
            """));

    assertThat(run("show", "orders.dlt-3-17")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).contains("Value (binary, 3 bytes)\n  00000000  ff fe 00  |...|\n");
  }

  @Test
  void refusesABeginningThatIsNotOneLetters() {
    String similar = "3f2a9c01-ffff-4a39-9d35-0e6d1a5d7c11";
    server.answer(
        "GET /v1/dead-letters",
        200,
        page(letter(ID, "open", "") + "," + letter(similar, "open", "")));

    assertThat(run("show", "3f2a9c01")).isEqualTo(ExitCodes.USAGE);
    assertThat(recorded.err()).contains("several ids", ID, similar);
    assertThat(run("show", "00000000")).isEqualTo(ExitCodes.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "list,              /v1/dead-letters",
    "groups,            /v1/dead-letters/groups",
    "replays,           /v1/dead-letters/replays",
    "audit,             /v1/audit"
  })
  void printsTheAnswerAsItIs(String command, String path) {
    String answer = "{\"anything\":  1.50, \"unknown\": []}";
    server.answer("GET " + path, 200, answer);

    assertThat(run(command, "--json")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).isEqualTo(answer + "\n");
  }

  @Test
  void replaysWhatIsNamedWithoutAsking() {
    server.answer("POST /v1/dead-letters/replays", 202, replay("running", 0, 0));
    server.answer("GET /v1/dead-letters/replays/" + REPLAY, 200, replay("finished", 1, 0));

    assertThat(run("replay", ID, "--note", "fixed", "--force")).isEqualTo(ExitCodes.OK);

    assertThat(server.requests().getFirst().body())
        .isEqualTo(
            "{\"ids\":[\"%s\"],\"dryRun\":false,\"rate\":50,\"canary\":0,\"force\":true,"
                    .formatted(ID)
                + "\"note\":\"fixed\"}");
    assertThat(recorded.out())
        .contains("Replay " + REPLAY, "running: 0 of 2 sent", "finished: 1 of 2 sent");
  }

  @Test
  void endsWithAFailureWhenLettersDiedAgain() {
    server.answer("POST /v1/dead-letters/replays", 202, replay("stopped", 2, 2));

    assertThat(run("replay", "--all", "--yes", "--canary", "2", "--rate", "7"))
        .isEqualTo(ExitCodes.FAILED);

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.body())
                    .contains("\"filter\":{}", "\"canary\":2", "\"rate\":7", "\"force\":false"));
    assertThat(recorded.out())
        .contains("stopped: 2 of 2 sent, 2 died again.", "The canary died again.");
  }

  @Test
  void showsWhatAReplayWouldDo() {
    server.answer("POST /v1/dead-letters/replays", 200, PREVIEW);

    assertThat(run("replay", "--stage", "audio", "--dry-run")).isEqualTo(ExitCodes.OK);

    assertThat(server.requests().getFirst().body())
        .contains("\"filter\":{\"stage\":\"audio\"}", "\"dryRun\":true");
    assertThat(recorded.out())
        .isEqualTo(
            """
            123 dead letters would be sent back.
              by reason: 100 provider-timeout, 23 audio-silent
              by stage: 123 audio
              40 of them are done already: the stage only announces its result again
              3 more are quarantined: they came back too often and need --force
              1 more cannot be sent: of unknown origin, settled, or on their way
            """);
  }

  @Test
  void asksAPersonBeforeItTouchesMany() {
    server.answer("POST /v1/dead-letters/replays", 200, PREVIEW);
    recorded = RecordedTerminal.answering("n\n", 80, 24);

    assertThat(run("replay", "--all")).isEqualTo(ExitCodes.OK);

    assertThat(server.requests()).hasSize(1);
    assertThat(recorded.out())
        .contains("123 dead letters would be sent back.", "Go on? [y/N]", "Nothing was done.");
  }

  @Test
  void goesOnWhenThePersonAgrees() {
    server.answer(
        "POST /v1/dead-letters/discard",
        200,
        "{\"count\": 2, \"byReason\": {\"invalid-slug\": 2}}");
    recorded = RecordedTerminal.answering("Yes\n", 80, 24);

    assertThat(run("discard", "--reason", "invalid-slug", "--because", "test data"))
        .isEqualTo(ExitCodes.OK);

    assertThat(server.requests())
        .extracting(Request::body)
        .satisfiesExactly(
            first -> assertThat(first).contains("\"dryRun\":true"),
            second ->
                assertThat(second)
                    .contains(
                        "\"dryRun\":false",
                        "\"reason\":\"test data\"",
                        "\"filter\":{\"reason\":\"invalid-slug\"}"));
    assertThat(recorded.out()).endsWith("2 dead letters discarded.\n");
  }

  @Test
  void touchesManyOnlyWithConsentWhereNobodyCanBeAsked() {
    assertThat(run("replay", "--all")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("discard", "--stage", "audio", "--because", "x")).isEqualTo(ExitCodes.USAGE);

    assertThat(server.requests()).isEmpty();
    assertThat(recorded.err()).contains("--yes");
  }

  @ParameterizedTest
  @CsvSource({
    "replay",
    "replay --all --stage audio",
    "replay 3f2a9c01-52d0-4a39-9d35-0e6d1a5d7c11 --all",
    "discard --because x",
    "discard 3f2a9c01-52d0-4a39-9d35-0e6d1a5d7c11",
    "list --from yesterday",
    "edit 3f2a9c01-52d0-4a39-9d35-0e6d1a5d7c11 --value not-json",
    "edit 3f2a9c01-52d0-4a39-9d35-0e6d1a5d7c11 --value {} --file x"
  })
  void refusesAnUnclearOrder(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(ExitCodes.USAGE);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void discardsAndTakesBackByName() {
    server.answer("POST /v1/dead-letters/" + ID + "/discard", 200, letter(ID, "discarded", ""));
    server.answer("POST /v1/dead-letters/" + ID + "/undo-discard", 200, letter(ID, "open", ""));

    assertThat(run("discard", ID, "--because", "test data")).isEqualTo(ExitCodes.OK);
    assertThat(run("undo", ID)).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).contains("1 dead letter discarded.", "The dead letter is back.");
  }

  @Test
  void sendsAnEditedValue() throws Exception {
    server.answer("POST /v1/dead-letters/" + ID + "/replay", 202, replay("finished", 1, 0));
    Path file = Files.writeString(folder.resolve("value.json"), "{\"a\": 2}");

    assertThat(run("edit", ID, "--file", file.toString(), "--note", "slug"))
        .isEqualTo(ExitCodes.OK);

    assertThat(server.requests().getFirst().body())
        .isEqualTo("{\"value\":{\"a\":2},\"note\":\"slug\",\"force\":false}");
  }

  @Test
  void opensTheEditorAndKeepsTheTextWhenItIsRefused() {
    server.answer(
        "GET /v1/dead-letters/" + ID,
        200,
        letter(
            ID,
            "open",
            ", \"value\": {\"kind\": \"json\", \"text\": \"{\\\"a\\\": 1}\", \"hex\": null}"));
    server.answer(
        "POST /v1/dead-letters/" + ID + "/replay", 400, "{\"detail\": \"a is too large.\"}");
    environment.put("EDITOR", "sed -i s/1/2/");
    recorded = RecordedTerminal.answering("", 80, 24);

    assertThat(run("edit", ID)).isEqualTo(ExitCodes.FAILED);

    assertThat(server.requests().getLast().body()).contains("{\"a\":2}");
    assertThat(recorded.err()).contains("a is too large.", "Your text is kept: ./storycast");
    Path kept = Path.of(recorded.err().replaceAll("(?s).*--file (\\S+).*", "$1"));
    assertThat(kept).hasContent("{\"a\": 2}");
    kept.toFile().delete();
  }

  @Test
  void sendsNothingWhenTheEditorChangedNothing() {
    server.answer(
        "GET /v1/dead-letters/" + ID,
        200,
        letter(ID, "open", ", \"value\": {\"kind\": \"json\", \"text\": \"{}\", \"hex\": null}"));
    environment.put("EDITOR", "true");
    recorded = RecordedTerminal.answering("", 80, 24);

    assertThat(run("edit", ID)).isEqualTo(ExitCodes.OK);

    assertThat(server.requests()).hasSize(1);
    assertThat(recorded.out()).contains("nothing was sent");
  }

  @Test
  void steersReplaysByTheBeginningOfTheirId() {
    server.answer(
        "GET /v1/dead-letters/replays", 200, "{\"replays\": [" + replay("running", 1, 0) + "]}");
    server.answer(
        "POST /v1/dead-letters/replays/" + REPLAY + "/abort", 200, replay("aborted", 1, 0));

    assertThat(run("abort", "9a8b7c6d")).isEqualTo(ExitCodes.OK);
    assertThat(run("replays")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .contains("aborted: 1 of 2 sent", "at most 50 a second", "9a8b7c6d  5 min ago  ann (api)");
  }

  @Test
  void showsWhoOrderedWhat() {
    server.answer(
        "GET /v1/audit",
        200,
        """
        {"entries": [{"id": 7, "at": "2026-01-15T08:00:00Z", "by": "ann (api)",
          "action": "stage.pause", "subject": "stage/audio", "note": "new voice", "details": {}}],
         "next": null}
        """);

    assertThat(run("audit", "--subject", "stage/audio")).isEqualTo(ExitCodes.OK);

    assertThat(request()).isEqualTo("GET /v1/audit?limit=20&subject=stage%2Faudio");
    assertThat(recorded.out())
        .isEqualTo(
            """
            2026-01-15T08:00:00Z ann (api) stage.pause stage/audio: new voice
            """);
  }

  @Test
  void hasTheStoreReadEverythingAgain() {
    server.answer("POST /v1/dead-letters/rebuild", 202, "{}");

    assertThat(run("rebuild")).isEqualTo(ExitCodes.OK);

    assertThat(server.requests()).hasSize(1);
  }

  private String request() {
    return server.requests().getFirst().line();
  }

  private static String page(String letters) {
    int total = letters.split("\"id\"").length - 1;
    return "{\"deadLetters\": [%s], \"total\": %d, \"page\": 1, \"limit\": 20}"
        .formatted(letters, total);
  }

  private static String letter(String id, String state, String more) {
    return """
        {"id": "%s", "state": "%s", "stateReason": null, "topic": "t.audio-service.dlt",
         "partition": 3, "offset": 17, "originalTopic": "t", "stage": "audio", "scenarioId": "s1",
         "slug": "the-bus", "revision": 1, "attempt": 2, "reasonCode": "provider-timeout",
         "failureClass": "TRANSIENT", "message": "speech.example did not answer in 30 s.",
         "fingerprint": "ab12cd34", "stageAttempts": 6, "replayCount": 0, "replayOf": null,
         "traceId": "0af7", "origin": "storycast", "diedAt": "%s", "receivedAt": "%s",
         "bytes": 812%s}
        """
        .formatted(id, state, DIED, DIED, more);
  }

  private static String replay(String state, int sent, int diedAgain) {
    return """
        {"id": "%s", "state": "%s", "stateReason": %s, "filter": {}, "note": "why",
         "by": "ann (api)", "rate": 50, "canary": 0, "force": false, "total": 2, "sent": %d,
         "failed": 0, "skipped": 0, "succeeded": 0, "diedAgain": %d, "createdAt": "%s",
         "startedAt": null, "finishedAt": null}
        """
        .formatted(
            REPLAY,
            state,
            state.equals("stopped") ? "\"The canary died again.\"" : "null",
            sent,
            diedAgain,
            DIED);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("dead-letters"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--url", server.address().toString()));
    return Storycast.run(environment, recorded.terminal(), all.toArray(String[]::new));
  }
}
