package io.storycast.scheduler.requests.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.SharedService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CreateApiIT {

  private static final String INLINE =
      "{\"title\": \"The Lost Umbrella\", \"seedText\": \"A train.\"}";

  private final RunningService service = SharedService.service();

  @BeforeEach
  void beginAnew() {
    SharedService.empty();
    execute(
        """
        insert into public.scenarios (id, slug, title, seed_text)
        values ('00000000-0000-4000-8000-00000000000a', 'bus', 'The bus', 'A bus.')
        """);
  }

  @ParameterizedTest
  @CsvSource({"slug, bus", "scenarioId, 00000000-0000-4000-8000-00000000000a"})
  void beginsAJobForAScenarioAtOnce(String name, String value) {
    Answer answer = service.post("/v1/jobs", "{\"%s\": \"%s\"}".formatted(name, value));

    assertThat(answer.status()).isEqualTo(202);
    JsonNode created = answer.json();
    assertThat(created.path("created").asBoolean()).isTrue();
    assertThat(created.path("claimed").asBoolean()).isTrue();
    assertThat(created.path("status").asString()).isEqualTo("running");
    String url = created.path("url").asString();
    assertThat(answer.raw().headers().firstValue("Location")).hasValue(url);
    JsonNode job = service.get(url).json();
    assertThat(job.path("slug").asString()).isEqualTo("bus");
    assertThat(job.path("events").findValuesAsString("kind")).containsExactly("claimed", "created");
  }

  @Test
  void writesANewScenarioWithASlugOfItsOwn() {
    String first = service.post("/v1/jobs", INLINE).json().path("slug").asString();
    String second = service.post("/v1/jobs", INLINE).json().path("slug").asString();

    assertThat(List.of(first, second)).containsExactly("the-lost-umbrella", "the-lost-umbrella-2");
    assertThat(value("select count(*) from public.scenarios where seed_text = 'A train.'"))
        .isEqualTo("2");
  }

  @Test
  void carriesTheOptionsIntoTheFact() {
    String id =
        service
            .post(
                "/v1/jobs",
                "{\"slug\": \"bus\", \"priority\": 7, \"options\": {\"level\": \"B1\", \"voice\": \"alex\"}}")
            .json()
            .path("id")
            .asString();

    assertThat(value("select fact::jsonb -> 'options' ->> 'level' from claimed_facts"))
        .isEqualTo("B1");
    assertThat(service.get("/v1/jobs/" + id).json().path("priority").asInt()).isEqualTo(7);
  }

  @Test
  void saysWhyAJobHasToWait() {
    service.post(
        "/v1/stages/claiming/pause",
        "{\"reason\": \"a budget talk\", \"note\": \"a budget talk\"}");

    JsonNode waiting = service.post("/v1/jobs", "{\"slug\": \"bus\"}").json();

    assertThat(waiting.path("status").asString()).isEqualTo("queued");
    assertThat(waiting.path("claimed").asBoolean()).isFalse();
    assertThat(waiting.path("claim").asString()).isEqualTo("paused");
    assertThat(waiting.path("message").asString()).isNotBlank();
  }

  @Test
  void neverGoesOverTheCapHoweverManyAskAtOnce() {
    List<Answer> answers =
        atOnce(
            12,
            () ->
                service.post("/v1/jobs", "{\"title\": \"Many\", \"seedText\": \"Many people.\"}"));

    assertThat(answers).allMatch(answer -> answer.status() == 202);
    assertThat(answers).filteredOn(answer -> answer.json().path("claimed").asBoolean()).hasSize(5);
    assertThat(value("select count(distinct slug) from public.scenarios where title = 'Many'"))
        .isEqualTo("12");
  }

  @Test
  void answersEachItemOfABatch() {
    JsonNode batch =
        service
            .post(
                "/v1/jobs",
                "{\"jobs\": [{\"slug\": \"bus\"}, {\"slug\": \"nope\"}, %s]}".formatted(INLINE))
            .json();

    assertThat(batch.path("jobs").findValuesAsString("httpStatus"))
        .containsExactly("202", "404", "202");
    assertThat(batch.path("jobs").get(1).path("code").asString()).isEqualTo("scenario-not-found");
  }

  @Test
  void tellsOfAJobThatIsThereAlready() {
    String first = service.post("/v1/jobs", "{\"slug\": \"bus\"}").json().path("id").asString();

    JsonNode again = service.post("/v1/jobs", "{\"slug\": \"bus\"}").json();
    assertThat(again.path("id").asString()).isEqualTo(first);
    assertThat(again.path("created").asBoolean()).isFalse();

    service.post("/v1/jobs/" + first + "/cancel");
    assertProblem(service.post("/v1/jobs", "{\"slug\": \"bus\"}"), 409, "job-ended");
    execute("update story_generation_jobs set status = 'succeeded'");
    assertProblem(service.post("/v1/jobs", "{\"slug\": \"bus\"}"), 409, "already-generated");
  }

  @Test
  void leavesTheSitesOwnStoriesAlone() {
    execute("insert into public.stories (slug, scenario_id) select slug, id from public.scenarios");

    assertProblem(service.post("/v1/jobs", "{\"slug\": \"bus\"}"), 409, "story-exists");
    assertThat(value("select count(*) from story_generation_jobs")).isEqualTo("0");
  }

  @Test
  void saysWhichColumnsItCannotFill() {
    execute("alter table public.scenarios add column owner int");
    execute("update public.scenarios set owner = 1");
    execute("alter table public.scenarios alter column owner set not null");
    try {
      Answer answer = service.post("/v1/jobs", INLINE);
      assertProblem(answer, 409, "scenario-columns-required");
      assertThat(answer.json().path("detail").asString()).contains("owner");
    } finally {
      execute("alter table public.scenarios drop column owner");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                       | invalid-request",
        "{\"scenarioId\":\"1\",\"slug\":\"a\"}    | invalid-request",
        "{\"title\":\"T\"}                        | invalid-seedText",
        "{\"title\":\" \",\"seedText\":\"x\"}     | invalid-title",
        "{\"slug\":\"bus\",\"priority\":101}      | invalid-priority",
        "{\"slug\":\"bus\",\"options\":{\"targetWords\":1}} | invalid-options",
        "{\"title\":\"T\",\"seedText\":\"x\",\"slug\":\"No!\"} | invalid-slug",
        "{\"jobs\":[]}                            | invalid-batch",
        "{\"jobs\":[{\"jobs\":[]}]}               | invalid-request"
      })
  void refusesWhatMakesNoSenseAndChangesNothing(String body, String code) {
    assertProblem(service.post("/v1/jobs", body), 400, code);
    assertThat(value("select count(*) from story_generation_jobs")).isEqualTo("0");
  }

  @Test
  void answersARepeatedRequestAsTheFirstTime() {
    Answer first = withKey("one", INLINE);
    Answer again = withKey("one", INLINE.replace(": ", ":"));

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.raw().headers().firstValue("Location"))
        .isEqualTo(first.raw().headers().firstValue("Location"));
    assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(value("select count(*) from story_generation_jobs")).isEqualTo("1");
  }

  @Test
  void refusesTheKeyOfAnotherBody() {
    withKey("two", INLINE);
    assertProblem(withKey("two", "{\"slug\": \"bus\"}"), 422, "idempotency-key-reused");
    assertProblem(withKey(" ", INLINE), 400, "invalid-idempotency-key");
  }

  @Test
  void keepsNothingOfARefusedRequest() {
    assertProblem(withKey("three", "{\"slug\": \"nope\"}"), 404, "scenario-not-found");
    assertThat(withKey("three", INLINE).status()).isEqualTo(202);
  }

  @Test
  void doesTheWorkOnceHoweverManyRepeatItAtTheSameTime() {
    List<Answer> answers = atOnce(8, () -> withKey("four", INLINE));

    assertThat(answers).extracting(Answer::status).isSubsetOf(202, 409).contains(202);
    assertThat(value("select count(*) from public.scenarios where title = 'The Lost Umbrella'"))
        .isEqualTo("1");
  }

  private Answer withKey(String key, String body) {
    HttpRequest.Builder request =
        service
            .request("/v1/jobs", RunningService.API_TOKEN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body));
    return service.send(request);
  }

  private static List<Answer> atOnce(int times, Callable<Answer> call) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(Collections.nCopies(times, call)).stream()
          .map(Future::resultNow)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("hint").asString()).isNotBlank();
  }

  private String value(String sql) {
    return service
        .bean(JdbcClient.class)
        .sql(sql)
        .query((row, number) -> row.getString(1))
        .single();
  }

  private void execute(String sql) {
    service.bean(JdbcClient.class).sql(sql).update();
  }
}
