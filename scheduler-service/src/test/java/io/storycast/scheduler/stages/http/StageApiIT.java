package io.storycast.scheduler.stages.http;

import static io.storycast.scheduler.fixtures.RunningService.API_TOKEN;
import static io.storycast.scheduler.fixtures.RunningService.MANAGEMENT_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Message;
import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.Ages;
import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StageStatus.Spending;
import io.storycast.contracts.StageStatus.State;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.fixtures.Topic;
import io.storycast.scheduler.stages.Steering;
import io.storycast.scheduler.web.Actor;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The stages on the real broker and database; each test has stages of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageApiIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant AT = Instant.now().minusSeconds(5);

  private final Site site = Site.empty();
  private final RunningService service = RunningService.start(site.database());

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void showsTheStagesInTheOrderOfTheJobs() {
    JsonNode stages = service.get("/v1/stages").json().path("stages");

    assertThat(StreamSupport.stream(stages.spliterator(), false).limit(4))
        .extracting(stage -> stage.path("stage").asString())
        .containsExactly("claiming", "story", "audio", "storage");
    assertThat(stages.get(3).path("state").asString()).isEqualTo("down");
    assertThat(stages.get(3).path("instances").asInt()).isZero();
    assertThat(stages.get(3).path("waiting").isNull()).isTrue();
    assertThat(stages.get(3).has("instanceList")).isFalse();
  }

  @Test
  void showsTheWorstInstanceAndEachPauseOnce() {
    Pause outage =
        new Pause(
            Cause.OUTAGE,
            "speech",
            "provider-error",
            "speech.example answered 503.",
            null,
            AT,
            AT.plusSeconds(30));
    send(status("worst", "a", State.PAUSED, AT, List.of(outage), null));
    send(status("worst", "b", State.RECOVERING, AT.plusSeconds(1), List.of(outage), null));
    send(
        status(
            "worst",
            "c",
            State.RUNNING,
            AT.plusSeconds(2),
            null,
            new Backlog(7, 125.5, new Ages(4, 3, 0, 0))));
    JsonNode stage = whenReported("worst", "c");

    assertThat(stage.path("state").asString()).isEqualTo("paused");
    assertThat(stage.path("instances").asInt()).isEqualTo(3);
    assertThat(stage.path("inFlight").asInt()).isEqualTo(6);
    assertThat(stage.path("concurrency").asInt()).isEqualTo(48);
    assertThat(stage.path("waiting").asInt()).isEqualTo(7);
    assertThat(stage.path("waitingByAge").path("underTenMinutes").asInt()).isEqualTo(3);
    assertThat(stage.path("oldestWaitingSeconds").asDouble()).isEqualTo(125.5);
    assertThat(stage.path("spending").path("hardLimit").decimalValue()).isEqualByComparingTo("10");
    assertThat(stage.path("pauses").size()).isEqualTo(1);
    JsonNode pause = stage.path("pauses").get(0);
    assertThat(pause.path("cause").asString()).isEqualTo("outage");
    assertThat(pause.path("dependency").asString()).isEqualTo("speech");
    assertThat(pause.path("message").asString()).isEqualTo("speech.example answered 503.");
    assertThat(pause.path("remedy").asString()).contains("status page");
  }

  @Test
  void ignoresAReportThatIsOlderThanTheOneItKnows() {
    send(status("late", "a", State.RUNNING, AT.plusSeconds(2), null, null));
    send(status("late", "a", State.PAUSED, AT, null, null));
    send(status("late", "gone", State.STOPPED, AT.plusSeconds(2), null, null));
    send(status("late", "gone", State.RUNNING, AT, null, null));
    send(status("late", "end", State.RUNNING, AT, null, null));
    JsonNode stage = whenReported("late", "end");

    assertThat(stage.path("state").asString()).isEqualTo("running");
    assertThat(stage.path("instances").asInt()).as("a stopped one does not count").isEqualTo(2);
    assertThat(instance(stage, "gone").path("state").asString()).isEqualTo("stopped");
  }

  @Test
  void takesAStageForDownWhenNobodyReports() {
    send(status("silent", "a", State.PAUSED, AT, null, new Backlog(3, 60)));
    send(status("silent", "old", State.RUNNING, AT.minus(Duration.ofMinutes(20)), null, null));
    JsonNode stage = whenReported("silent", "old");
    assertThat(stage.path("state").asString()).isEqualTo("paused");
    assertThat(instance(stage, "old").path("state").asString())
        .as("its report waited on the topic for long")
        .isEqualTo("silent");

    jdbc()
        .sql("update stage_instances set seen_at = now() - interval '46 s' where stage = 'silent'")
        .update();

    JsonNode down = stage("silent");
    assertThat(down.path("state").asString()).isEqualTo("down");
    assertThat(down.path("instances").asInt()).isZero();
    assertThat(down.path("pauses").size()).isZero();
    assertThat(down.path("waiting").asInt()).as("as last reported").isEqualTo(3);
    assertThat(instance(down, "a").path("state").asString()).isEqualTo("silent");
  }

  @Test
  void survivesReportsItCannotRead() {
    Message good = EventCodec.write(status("neighbour", "a", State.RUNNING, AT, null, null), "/t");
    Topic.send(new Message(good.topic(), good.key(), good.headers(), new byte[] {'x'}));
    Topic.send(good);

    assertThat(whenReported("neighbour", "a").path("state").asString()).isEqualTo("running");
  }

  @Test
  void pausesAndResumesAStageAndKeepsWhoDidIt() {
    Answer paused = order("audio", "pause", "new voice", "ann");

    assertThat(paused.status()).isEqualTo(202);
    assertThat(paused.json().path("order").path("action").asString()).isEqualTo("pause");
    assertThat(paused.json().path("order").path("by").asString()).isEqualTo("ann (api)");
    assertThat(paused.json().path("order").path("reason").asString()).isEqualTo("new voice");
    assertThat(order("audio", "resume", "voice is fine", null).status()).isEqualTo(202);

    assertThat(controls("audio", 2))
        .extracting(StageControl::action, StageControl::reason, StageControl::by)
        .contains(
            tuple(Action.PAUSE, "new voice", "ann (api)"),
            tuple(Action.RESUME, "voice is fine", "api"));
    JsonNode audit = service.get("/v1/audit?subject=stage/audio").json();
    assertThat(audit.path("entries").get(0).path("action").asString()).isEqualTo("stage.resume");
    assertThat(audit.path("entries").get(1).path("by").asString()).isEqualTo("ann (api)");
    assertThat(audit.path("next").isNull()).isTrue();
  }

  @Test
  void endsWithTheLatestOrderOnTheTopicWhateverOvertookIt() {
    order("story", "pause", "first", null);
    order("story", "resume", "second", null);
    List<StageControl> both = controls("story", 2);
    StageControl first =
        both.stream().filter(o -> o.reason().equals("first")).findFirst().orElseThrow();
    // The older one is confirmed last, as after a broken connection.
    Topic.send(EventCodec.write(first, "/storycast/scheduler-service"));

    service.bean(Steering.class).repeat();

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(controls("story", 4).getLast().reason()).isEqualTo("second"));
  }

  @Test
  void showsClaimingAsAStageOfTheSchedulers() {
    site.addScenarios(3);
    service.trigger("?limit=1");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode claiming = stage("claiming");
              assertThat(claiming.path("instances").asInt()).isEqualTo(1);
              assertThat(claiming.path("waiting").asInt()).isEqualTo(2);
            });

    JsonNode claiming = stage("claiming");
    assertThat(claiming.path("state").asString()).isEqualTo("running");
    assertThat(claiming.path("inFlight").asInt()).isEqualTo(1);
    assertThat(claiming.path("concurrency").asInt()).isEqualTo(100);

    JsonNode paused = order("claiming", "pause", "closing time", null).json();
    assertThat(paused.path("state").asString()).isEqualTo("paused");
    assertThat(paused.path("pauses").get(0).path("message").asString()).isEqualTo("closing time");
    assertThat(paused.path("pauses").get(0).path("remedy").asString()).contains("resume");
    assertThat(order("claiming", "resume", "morning", null).json().path("state").asString())
        .isEqualTo("running");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /v1/stages/audio/pause    |                      | 400 | missing-reason",
        "POST | /v1/stages/audio/resume   | {\"reason\": \" \"}  | 400 | missing-reason",
        "POST | /v1/stages/nothing/pause  | {\"reason\": \"x\"}  | 404 | stage-not-found",
        "GET  | /v1/stages/nothing        |                      | 404 | stage-not-found",
        "GET  | /v1/audit?limit=0         |                      | 400 | invalid-limit",
        "GET  | /v1/audit?limit=101       |                      | 400 | invalid-limit",
        "GET  | /v1/audit?before=x        |                      | 400 | invalid-before"
      })
  void refusesWhatMakesNoSense(
      String method, String path, @Nullable String body, int status, String code) {
    var request = service.request(path, API_TOKEN).header("Content-Type", "application/json");
    Answer answer =
        service.send(
            request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.json().path("hint").asString()).isNotBlank();
    if (status == 404) {
      assertThat(answer.json().path("hint").asString()).contains("claiming, story, audio, storage");
    }
  }

  @Test
  void pagesThroughTheAuditLog() {
    String stage = "paged-" + UUID.randomUUID();
    Steering steering = service.bean(Steering.class);
    for (int i = 1; i <= 5; i++) {
      steering.order(stage, Action.PAUSE, "reason " + i, "ann");
    }

    JsonNode first = service.get("/v1/audit?subject=stage/" + stage + "&limit=3").json();
    JsonNode rest =
        service
            .get(
                "/v1/audit?subject=stage/%s&limit=3&before=%d"
                    .formatted(stage, first.path("next").asLong()))
            .json();

    assertThat(notes(first)).containsExactly("reason 5", "reason 4", "reason 3");
    assertThat(notes(rest)).containsExactly("reason 2", "reason 1");
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @Test
  void showsItsStateAsMeters() {
    Answer metrics = service.send(service.management("/actuator/prometheus", MANAGEMENT_TOKEN));

    assertThat(metrics.body())
        .containsPattern("storycast_stages_down\\{.*stage=\"storage\".*} 1\\.0")
        .containsPattern("storycast_stages_paused\\{.*stage=\"storage\".*} 0\\.0")
        .containsPattern("storycast_stages_down\\{.*stage=\"claiming\".*} 0\\.0");
  }

  private static List<String> notes(JsonNode entries) {
    return StreamSupport.stream(entries.path("entries").spliterator(), false)
        .map(entry -> entry.path("note").asString())
        .toList();
  }

  private Answer order(String stage, String verb, String reason, @Nullable String person) {
    var request =
        service
            .request("/v1/stages/" + stage + "/" + verb, API_TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"reason\": \"" + reason + "\"}"));
    return service.send(person == null ? request : request.header(Actor.HEADER, person));
  }

  private JsonNode stage(String name) {
    return service.get("/v1/stages/" + name).json();
  }

  private JsonNode whenReported(String stage, String instance) {
    await().atMost(SOON).until(() -> !instance(stage(stage), instance).isMissingNode());
    return stage(stage);
  }

  private static JsonNode instance(JsonNode stage, String name) {
    return StreamSupport.stream(stage.path("instanceList").spliterator(), false)
        .filter(instance -> instance.path("instance").asString().equals(name))
        .findFirst()
        .orElse(stage.path("missing"));
  }

  private static void send(StageStatus status) {
    Topic.send(EventCodec.write(status, "/test"));
  }

  private static StageStatus status(
      String stage,
      String instance,
      State state,
      Instant at,
      @Nullable List<Pause> pauses,
      @Nullable Backlog backlog) {
    Spending spending = new Spending(new BigDecimal("3.72"), null, BigDecimal.TEN, "USD");
    return new StageStatus(stage, instance, state, null, 2, 16, at, pauses, backlog, spending);
  }

  private static List<StageControl> controls(String stage, int atLeast) {
    return Topic.records(
            EventType.STAGE_CONTROL.topic(), record -> record.key().equals(stage), atLeast, SOON)
        .stream()
        .map(record -> record.event(StageControl.class))
        .toList();
  }

  private JdbcClient jdbc() {
    return service.bean(JdbcClient.class);
  }
}
