package io.storycast.scheduler.claiming.http;

import static io.storycast.scheduler.fixtures.RunningService.CRON_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.Site;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CronApiIT {

  private final Site site = Site.empty();
  private final RunningService service =
      RunningService.start(site.database(), "BACKFILL_INTERVAL=1h", "PRICE_PROMPT_TOKENS=0.1");

  CronApiIT() {
    site.addScenarios(40);
  }

  @BeforeEach
  void startOver() {
    jdbc().sql("delete from story_generation_jobs").update();
    jdbc().sql("delete from daily_generations").update();
    jdbc().sql("delete from stage_orders").update();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void claimsExactlyTheLimit() {
    Answer answer = service.trigger("?limit=2");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode run = answer.json();
    assertThat(run.path("claimed").size()).isEqualTo(2);
    assertThat(run.path("claimed").get(0).path("scenarioId").asString()).isEqualTo("s-0001");
    assertThat(run.path("claimed").get(0).path("slug").asString()).isEqualTo("slug-1");
    assertThat(run.path("claimed").get(0).path("attempt").asInt()).isEqualTo(1);
    assertThat(run.path("counts").path("inFlight").asInt()).isEqualTo(2);
    assertThat(run.has("shortfall")).isFalse();
    assertThat(running()).isEqualTo(2);
  }

  @Test
  void claimsThreeWithoutALimit() {
    assertThat(service.trigger("").json().path("claimed").size()).isEqualTo(3);
  }

  @Test
  void takesTheParametersFromAJsonBody() {
    Answer answer = post("application/json", "{\"limit\": 4, \"dryRun\": false}");
    assertThat(answer.json().path("claimed").size()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain"})
  void doesNotMindWhatAnOutsideSchedulerPosts(String contentType) {
    assertThat(post(contentType, "limit=1").status()).isEqualTo(200);
  }

  @Test
  void changesNothingInADryRun() {
    Answer answer = service.trigger("?limit=2&dryRun=true");

    JsonNode preview = answer.json();
    assertThat(preview.path("dryRun").asBoolean()).isTrue();
    assertThat(preview.path("claimed").size()).isEqualTo(2);
    assertThat(preview.path("estimate").path("promptTokens").asInt()).isGreaterThan(1400);
    assertThat(preview.path("estimate").path("cost").isNull()).as("not every price").isTrue();
    assertThat(jdbc().sql("select count(*) from story_generation_jobs").query(Long.class).single())
        .isZero();
  }

  @Test
  void saysWhyFewerThanTheLimitWereClaimed() {
    JsonNode run = service.trigger("?limit=100").json();

    assertThat(run.path("claimed").size()).isEqualTo(40);
    assertThat(run.path("shortfall").path("code").asString()).isEqualTo("nothing-due");
    assertThat(run.path("shortfall").path("message").asString()).isNotBlank();
  }

  @Test
  void claimsNothingWhileClaimingIsPaused() {
    service.post("/v1/stages/claiming/pause", "{\"reason\": \"closing time\"}");

    for (String query : List.of("?limit=2", "?limit=2&dryRun=true")) {
      Answer answer = service.trigger(query);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("claimed").size()).isZero();
      assertThat(answer.json().path("shortfall").path("code").asString()).isEqualTo("paused");
      assertThat(answer.json().path("shortfall").path("message").asString())
          .contains("resume claiming", "by api", "closing time");
    }
    assertThat(running()).isZero();

    service.post("/v1/stages/claiming/resume", "{\"reason\": \"morning\"}");
    assertThat(service.trigger("?limit=2").json().path("claimed").size()).isEqualTo(2);
  }

  @Test
  void neverClaimsAScenarioTwiceInCallsAtOnce() throws Exception {
    Set<String> scenarios = new HashSet<>();
    int claimed = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer> call = () -> service.trigger("?limit=3");
      for (Future<Answer> answer : threads.invokeAll(List.of(call, call, call, call, call, call))) {
        for (JsonNode job : answer.get().json().path("claimed")) {
          scenarios.add(job.path("scenarioId").asString());
          claimed++;
        }
      }
    }
    assertThat(claimed).isEqualTo(18);
    assertThat(scenarios).hasSize(18);
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0,             invalid-limit",
    "?limit=1001,          invalid-limit",
    "?limit=many,          invalid-limit",
    "?limit=,              invalid-limit",
    "?limit=99999999999,   invalid-limit",
    "?dryRun=perhaps,      invalid-dry-run"
  })
  void refusesParametersThatMakeNoSense(String query, String code) {
    assertProblem(service.trigger(query), code);
    assertThat(running()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"limit\": 2.5}   | invalid-limit",
        "{\"limit\": {}}    | invalid-limit",
        "{\"limit\": -1}    | invalid-limit",
        "{\"dryRun\": 7}    | invalid-dry-run",
        "{\"limit\":        | invalid-body",
        "[1]                | invalid-body"
      })
  void refusesABodyThatMakesNoSense(String body, String code) {
    assertProblem(post("application/json", body), code);
    assertThat(running()).isZero();
  }

  @Test
  void answers503WhileTheContentTablesAreMissing() {
    try (RunningService early = RunningService.start(Site.withoutTables().database())) {
      Answer answer = early.trigger("?limit=1");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().path("code").asString()).isEqualTo("content-tables-missing");
      assertThat(answer.json().path("detail").asString()).contains("table scenarios");
      assertThat(early.get("/v1/stats").json().path("scenarios").isNull()).isTrue();
      assertThat(early.send(early.management("/actuator/health/readiness", null)).status())
          .isEqualTo(200);
    }
  }

  private static void assertProblem(Answer answer, String code) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.json().path("hint").asString()).contains("limit=3");
  }

  private Answer post(String contentType, String body) {
    return service.send(
        service
            .request("/api/cron/generate-stories", CRON_SECRET)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body)));
  }

  private long running() {
    return jdbc()
        .sql("select count(*) from story_generation_jobs where status = 'running'")
        .query(Long.class)
        .single();
  }

  private JdbcClient jdbc() {
    return service.bean(JdbcClient.class);
  }
}
