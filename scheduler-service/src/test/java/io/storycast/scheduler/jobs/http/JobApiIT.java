package io.storycast.scheduler.jobs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.fixtures.EventReader;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.Site;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobApiIT {

  private final Site site = Site.empty();
  private final RunningService service =
      RunningService.start(site.database(), "BACKFILL_INTERVAL=1h");

  JobApiIT() {
    site.addScenarios(30);
    site.database()
        .execute("insert into public.stories (slug, scenario_id) values ('x', 's-0030')");
  }

  @BeforeEach
  void claimThree() {
    execute("delete from story_generation_jobs");
    execute("delete from daily_generations");
    service.trigger("?limit=3");
    execute(
        """
        update story_generation_jobs set status = 'failed', stage = 'audio',
               last_error_code = 'audio-silent', last_error = '100% silence', updated_at = now()
         where scenario_id = 's-0003'
        """);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void showsOneJob() {
    JsonNode listed = service.get("/v1/jobs?scenarioId=s-0001").json().path("jobs").get(0);

    JsonNode job = service.get("/v1/jobs/" + listed.path("id").asString()).json();

    listed
        .properties()
        .forEach(field -> assertThat(job.path(field.getKey())).isEqualTo(field.getValue()));
    assertThat(job.path("status").asString()).isEqualTo("running");
    assertThat(job.path("stage").asString()).isEqualTo("story");
    assertThat(job.path("slug").asString()).isEqualTo("slug-1");
    assertThat(job.path("progress").asInt()).isZero();
    assertThat(job.path("attempts").asInt()).isEqualTo(1);
    assertThat(job.path("startedAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(job.path("story").path("audioUrl").isNull()).isTrue();
  }

  @Test
  void showsThePromptAsItWasFrozenAtTheClaim() {
    site.database().execute("update public.scenarios set seed_text = 'new' where id = 's-0001'");
    try {
      JsonNode claimed = service.get("/v1/jobs/" + id("s-0001")).json().path("recipe");
      JsonNode queued = service.get("/v1/jobs/" + id("s-0004")).json().path("recipe");

      assertThat(claimed.path("prompt").path("frozen").asBoolean()).isTrue();
      assertThat(claimed.path("prompt").path("seedText").asString()).isNotEqualTo("new");
      assertThat(claimed.path("prompt").path("language").asString()).isEqualTo("en");
      assertThat(queued.path("prompt").path("frozen").asBoolean()).isFalse();
      assertThat(queued.path("prompt").path("seedText").asString()).isNotBlank();
      assertThat(claimed.path("models").isEmpty()).isTrue();
    } finally {
      site.database().execute("update public.scenarios set seed_text = 'old' where id = 's-0001'");
    }
  }

  @Test
  void tellsOfTheRunsSoFar() {
    service.trigger("?limit=40");

    JsonNode runs = service.get("/v1/runs?limit=2").json();
    JsonNode newest = runs.path("runs").get(0);

    assertThat(newest.path("by").asString()).startsWith("request ");
    assertThat(newest.path("limit").asInt()).isEqualTo(40);
    assertThat(newest.path("claimed").asInt()).isEqualTo(26);
    assertThat(newest.path("jobs").size()).isEqualTo(10);
    assertThat(newest.path("jobs").get(0).path("slug").asString()).isEqualTo("slug-4");
    assertThat(newest.path("shortfall").asString()).isEqualTo("nothing-due");
    assertThat(runs.path("runs").get(1).path("claimed").asInt()).isEqualTo(3);
    assertThat(service.get("/v1/runs?limit=0").status()).isEqualTo(400);
  }

  @Test
  void showsTheHistoryOfAJob() {
    String id = id("s-0001");
    service.post("/v1/jobs/" + id + "/cancel", "{\"reason\":\"wrong seed\"}");

    JsonNode job = service.get("/v1/jobs/" + id).json();

    assertThat(job.path("parts").get(0).path("state").asString()).isEqualTo("cancelled");
    assertThat(job.path("parts").get(1).path("state").asString()).isEqualTo("waiting");
    assertThat(job.path("history").size()).isEqualTo(1);
    assertThat(job.path("history").get(0).path("ending").asString()).isEqualTo("cancelled");
    assertThat(job.path("history").get(0).path("error").asString()).isEqualTo("wrong seed");
    assertThat(job.path("events").get(0).path("kind").asString()).isEqualTo("cancelled");
    assertThat(job.path("events").get(0).path("by").asString()).isEqualTo("api");
    assertThat(job.path("events").get(1).path("kind").asString()).isEqualTo("claimed");
    assertThat(job.path("links").path("self").asString()).isEqualTo("/v1/jobs/" + id);
  }

  @Test
  void tellsAPollerWhetherAnythingChangedAndWhenToComeBack() {
    String path = "/v1/jobs/" + id("s-0001");
    Answer first = service.get(path);
    String tag = first.raw().headers().firstValue("ETag").orElseThrow();
    assertThat(first.raw().headers().firstValue("Retry-After")).hasValue("3");

    HttpRequest.Builder again =
        service.request(path, RunningService.API_TOKEN).header("If-None-Match", tag);
    assertThat(service.send(again).status()).isEqualTo(304);

    service.post(path + "/cancel");
    Answer changed = service.send(again);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.raw().headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void walksThroughTheListByACursor() {
    List<String> walked = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode list = service.get("/v1/jobs?limit=10&order=asc&cursor=" + cursor).json();
      list.path("jobs").forEach(job -> walked.add(job.path("scenarioId").asString()));
      assertThat(list.has("total")).isFalse();
      cursor = list.path("nextCursor").asString("");
    } while (!cursor.isEmpty());

    assertThat(walked).hasSize(29).doesNotHaveDuplicates();
  }

  @Test
  void listsTwentyNewestJobsWithTheTotal() {
    JsonNode list = service.get("/v1/jobs").json();

    assertThat(list.path("jobs").size()).isEqualTo(20);
    assertThat(list.path("total").asInt()).isEqualTo(29);
    assertThat(list.path("pages").asInt()).isEqualTo(2);
    assertThat(service.get("/v1/jobs?page=2").json().path("jobs").size()).isEqualTo(9);
    assertThat(service.get("/v1/jobs?limit=100").json().path("jobs").size()).isEqualTo(29);
    assertThat(service.get("/v1/jobs?page=7").json().path("jobs").size()).isZero();
  }

  @Test
  void sortsByTheLastChange() {
    assertThat(first(service.get("/v1/jobs?sort=updated&limit=1"))).isEqualTo("s-0003");
  }

  @Test
  void listsOldJobsByTheirLastChange() {
    execute(
        """
        update story_generation_jobs
           set created_at = '2026-01-10', updated_at = timestamptz '2026-01-10'
               + case scenario_id when 's-0005' then interval '40 days' when 's-0006' then
                 interval '23 hours' when 's-0007' then interval '2 days' else interval '1 hour' end
         where scenario_id between 's-0005' and 's-0008'
        """);

    JsonNode list = service.get("/v1/jobs?sort=updated&createdTo=2026-01-11&limit=3").json();
    JsonNode rest = service.get("/v1/jobs?sort=updated&createdTo=2026-01-11&limit=3&page=2").json();

    assertThat(list.path("total").asInt()).isEqualTo(4);
    assertThat(scenarios(list)).containsExactly("s-0005", "s-0007", "s-0006");
    assertThat(scenarios(rest)).containsExactly("s-0008");
  }

  @Test
  void countsWhatManyJobsHoldAsFarAsItPays() {
    execute(
        """
        insert into story_generation_jobs (scenario_id, slug, status)
        select 'f-' || n, 'flood-' || n, case when n <= 20 then 'failed' else 'cancelled' end
          from generate_series(1, 5100) n
        """);

    JsonNode all = service.get("/v1/jobs?q=flood").json();
    JsonNode failed = service.get("/v1/jobs?q=flood&status=failed").json();
    JsonNode cancelled = service.get("/v1/jobs?q=flood&status=cancelled&page=250").json();

    assertThat(all.path("totalExact").asBoolean()).isFalse();
    assertThat(all.path("total").asInt()).isEqualTo(5_000);
    assertThat(failed.path("totalExact").asBoolean()).isTrue();
    assertThat(failed.path("total").asInt()).isEqualTo(20);
    assertThat(cancelled.path("totalExact").asBoolean()).isFalse();
    assertThat(cancelled.path("total").asInt()).as("as far as the page shows").isEqualTo(5_001);
  }

  @ParameterizedTest
  @CsvSource({
    "status=running,            2",
    "status=failed,             1",
    "status=failed&stage=audio, 1",
    "status=failed&stage=story, 0",
    "slug=slug-7,               1",
    "q=SLUG-1,                 11",
    "q=100%25,                  1",
    "q=%25,                     1",
    "q=_,                       0",
    "q=silence,                 1",
    "q=SLUG-1&status=queued,   10",
    "q=slug&status=failed,      1",
    "scenarioId=s-0030,         0",
    "errorCode=audio-silent,    1",
    "createdFrom=2026-01-01,   29",
    "createdTo=2026-01-01T00:00:00Z, 0",
    "status=,                  29"
  })
  void filters(String query, int total) {
    assertThat(service.get("/v1/jobs?" + query).json().path("total").asInt()).isEqualTo(total);
  }

  @ParameterizedTest
  @CsvSource({
    "status=ended, invalid-status",
    "sort=slug,    invalid-sort",
    "page=0,       invalid-page",
    "page=x,       invalid-page",
    "page=502,     page-too-deep",
    "order=up,     invalid-order",
    "cursor=abc,   invalid-cursor",
    "createdTo=x,  invalid-createdTo",
    "limit=101,    invalid-limit",
    "limit=0,      invalid-limit",
    "q=a%00b,      invalid-q"
  })
  void refusesAQueryThatMakesNoSense(String query, String code) {
    Answer answer = service.get("/v1/jobs?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.json().path("hint").asString()).isNotBlank();
  }

  @Test
  void answers404ForAnUnknownJob() {
    Answer answer = service.get("/v1/jobs/" + UUID.randomUUID());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asString()).isEqualTo("job-not-found");
  }

  @Test
  void cancelsARunningJobAndQueuesItAgain() {
    String id = id("s-0001");

    JsonNode cancelled = service.post("/v1/jobs/" + id + "/cancel", "{\"reason\":\"no\"}").json();
    assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
    assertThat(cancelled.path("lastError").asString()).isEqualTo("no");

    Answer again = service.post("/v1/jobs/" + id + "/cancel");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("code").asString()).isEqualTo("wrong-status");

    JsonNode queued = service.post("/v1/jobs/" + id + "/retry").json();
    assertThat(queued.path("status").asString()).isEqualTo("queued");
    assertThat(service.post("/v1/jobs/" + id + "/retry").status()).isEqualTo(409);
  }

  @Test
  void regeneratesAStoryOrOnlyItsAudio() {
    String path = "/v1/jobs/" + id("s-0001");
    assertThat(service.post(path + "/regenerate").json().path("code").asString())
        .isEqualTo("wrong-status");
    execute(
        """
        update story_generation_jobs set status = 'succeeded', story_title = 'A', audio_url = 'b'
         where scenario_id = 's-0001'
        """);

    JsonNode queued =
        service
            .post(
                path + "/regenerate",
                "{\"scope\": \"audio\", \"options\": {\"voice\": \"anna\"}, \"reason\": \"too low\"}")
            .json();
    assertThat(queued.path("revision").asInt()).isEqualTo(2);
    assertThat(queued.path("status").asString()).isEqualTo("queued");
    assertThat(queued.path("story").path("audioUrl").isNull()).isTrue();

    execute("update story_generation_jobs set priority = 9 where scenario_id = 's-0001'");
    service.trigger("?limit=1");
    String fact =
        service
            .bean(JdbcClient.class)
            .sql("select fact from claimed_facts where revision = 2")
            .query((row, number) -> row.getString("fact"))
            .single();
    assertThat(fact).contains("\"voice\":\"anna\"").contains("\"textRevision\":1");
    JsonNode audit = service.get("/v1/audit?limit=1").json().path("entries").get(0);
    assertThat(audit.path("action").asString()).isEqualTo("job.regenerate-audio");
    assertThat(audit.path("note").asString()).isEqualTo("too low");
  }

  @Test
  void readsNoTextAloudThatDoesNotExist() {
    Answer answer =
        service.post("/v1/jobs/" + id("s-0003") + "/regenerate", "{\"scope\": \"audio\"}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("code").asString()).isEqualTo("no-text");
  }

  @Test
  void givesAnOrderToEveryJobThatMatchesAndSaysBeforeHowManyThatAre() {
    String body =
        "{\"action\": \"cancel\", \"filter\": {\"q\": \"slug-1\"}, \"dryRun\": %s, \"reason\": \"old\"}";

    JsonNode before = service.post("/v1/jobs/bulk", body.formatted("true")).json();
    assertThat(before.path("matching").asInt()).isEqualTo(11);
    assertThat(service.get("/v1/jobs?status=cancelled").json().path("total").asInt()).isZero();

    JsonNode done = service.post("/v1/jobs/bulk", body.formatted("false")).json();
    assertThat(done.path("changed").asInt()).isEqualTo(11);
    assertThat(done.path("matching").asInt()).isZero();
    assertThat(service.get("/v1/jobs?status=cancelled").json().path("total").asInt()).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"action\": \"explode\", \"filter\": {\"q\": \"x\"}} | invalid-action",
        "{\"action\": \"retry\"}                             | filter-required",
        "{\"action\": \"retry\", \"filter\": {\"status\": \"x\"}} | invalid-status",
        "{\"action\": \"retry\", \"filter\": {\"q\": \"x\"}, \"limit\": 0} | invalid-limit"
      })
  void refusesABulkOrderThatMakesNoSense(String body, String code) {
    Answer answer = service.post("/v1/jobs/bulk", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
  }

  @Test
  void streamsWhatHappensToAJobAndResumes() throws Exception {
    String path = "/v1/jobs/" + id("s-0001");
    try (EventReader reader = EventReader.open(service, path + "/events", null)) {
      assertThat(reader.next()).containsEntry("event", "created");
      assertThat(reader.next()).containsEntry("event", "claimed");
      service.post(path + "/cancel");
      Map<String, String> cancelled = reader.next();
      assertThat(cancelled).containsEntry("event", "cancelled");
      assertThat(cancelled.get("data")).contains("\"status\":\"cancelled\"");

      service.post(path + "/retry");
      try (EventReader resumed = EventReader.open(service, "/v1/events", cancelled.get("id"))) {
        assertThat(resumed.next()).containsEntry("event", "retried");
      }
    }
  }

  @Test
  void refusesAReasonThatIsTooLong() {
    Answer answer =
        service.post(
            "/v1/jobs/" + id("s-0001") + "/cancel", "{\"reason\":\"" + "x".repeat(501) + "\"}");
    assertThat(answer.json().path("code").asString()).isEqualTo("invalid-reason");
  }

  @Test
  void countsWhatThereIs() {
    JsonNode stats = service.get("/v1/stats").json();

    assertThat(stats.path("jobs").path("queued").asInt()).isEqualTo(26);
    assertThat(stats.path("jobs").path("running").asInt()).isEqualTo(2);
    assertThat(stats.path("jobs").path("failed").asInt()).isEqualTo(1);
    assertThat(stats.path("jobs").path("succeeded").asInt()).isZero();
    assertThat(stats.path("runningByStage").path("story").asInt()).isEqualTo(2);
    assertThat(stats.path("today").path("generations").asInt()).isEqualTo(3);
    assertThat(stats.path("today").path("dailyMax").asInt()).isEqualTo(500);
    assertThat(stats.path("inFlight").path("jobs").asInt()).isEqualTo(2);
    assertThat(stats.path("inFlight").path("max").asInt()).isEqualTo(100);
    assertThat(stats.path("scenarios").asInt()).isEqualTo(30);
    assertThat(stats.path("stories").asInt()).isEqualTo(1);
    assertThat(stats.path("oldestDueSeconds").asInt()).isBetween(0, 60);
  }

  private String id(String scenarioId) {
    JsonNode jobs = service.get("/v1/jobs?scenarioId=" + scenarioId).json().path("jobs");
    return jobs.get(0).path("id").asString();
  }

  private static String first(Answer list) {
    return scenarios(list.json()).getFirst();
  }

  private static List<String> scenarios(JsonNode list) {
    return StreamSupport.stream(list.path("jobs").spliterator(), false)
        .map(job -> job.path("scenarioId").asString())
        .toList();
  }

  private void execute(String sql) {
    service.bean(JdbcClient.class).sql(sql).update();
  }
}
