package io.storycast.scheduler.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.FailureClass;
import io.storycast.contracts.Headers;
import io.storycast.contracts.Message;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryFailed;
import io.storycast.contracts.Topics;
import io.storycast.scheduler.fixtures.Facts;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.fixtures.Topic;
import io.storycast.scheduler.fixtures.Topic.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The service with a real broker: claims go out, facts and dead letters come in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsFollowKafkaIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  /** The broker is shared with other tests: no other has scenarios of these names. */
  private final String prefix = UUID.randomUUID().toString().substring(0, 8);

  private final Site site = Site.empty();
  private final RunningService service =
      RunningService.start(
          site.database(), "BACKFILL_INTERVAL=1h", "RETRY_FIRST_DELAY=200ms", "LOCK_TTL=1h");

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void followsAStoryFromTheClaimToTheEnd() {
    String scenario = claim("whole");
    Received claimed = received(EventType.SCENARIO_CLAIMED, scenario, 1).getFirst();
    assertThat(claimed.header(Headers.ATTEMPT)).isEqualTo("1");
    assertThat(claimed.header(Headers.CE_SOURCE)).isEqualTo("/storycast/scheduler-service");
    assertThat(claimed.event(ScenarioClaimed.class).seedText()).isEqualTo("Seed");

    Topic.send(message(Facts.storyGenerated(scenario, 1)));
    await().atMost(SOON).until(() -> job(scenario).path("stage").asString().equals("audio"));
    Topic.send(message(Facts.audioUploaded(scenario, 1)));
    await().atMost(SOON).until(() -> job(scenario).path("stage").asString().equals("storage"));
    Topic.send(message(Facts.storyReady(scenario, 1)));
    await().atMost(SOON).until(() -> status(scenario).equals("succeeded"));

    assertThat(job(scenario).path("progress").asInt()).isEqualTo(100);
    assertThat(job(scenario).path("timings").path("synthesisMs").asLong()).isEqualTo(21_000);
    assertThat(job(scenario).path("traceId").asString()).isEqualTo(Facts.TRACE);
  }

  @Test
  void triesAgainAndThenGivesUpAsTheDeadLettersTell() {
    String scenario = claim("dying");
    for (int attempt = 1; attempt <= 2; attempt++) {
      Topic.send(deadLetter(scenario, attempt, ReasonCode.PROVIDER_TIMEOUT));
      await().atMost(SOON).until(() -> status(scenario).equals("queued"));
      await().atMost(SOON).until(() -> claimAgain(scenario));
    }
    Topic.send(deadLetter(scenario, 3, ReasonCode.PROVIDER_TIMEOUT));
    await().atMost(SOON).until(() -> status(scenario).equals("failed"));

    List<Received> claims = received(EventType.SCENARIO_CLAIMED, scenario, 3);
    assertThat(claims)
        .extracting(record -> record.header(Headers.ATTEMPT))
        .containsExactly("1", "2", "3");
    assertThat(claims).extracting(Received::text).containsOnly(claims.getFirst().text());
    assertThat(received(EventType.STORY_FAILED, scenario, 1))
        .singleElement()
        .extracting(record -> record.event(StoryFailed.class))
        .returns("provider-timeout", StoryFailed::reasonCode)
        .returns(3, StoryFailed::attempt);
  }

  @Test
  void survivesRecordsItCannotRead() {
    String scenario = claim("neighbour");
    byte[] junk = "not json".getBytes(StandardCharsets.UTF_8);
    Message ready = message(Facts.storyReady(scenario, 1));

    Topic.send(new Message(ready.topic(), scenario, ready.headers(), junk));
    Topic.send(
        new Message(
            Topics.deadLetters(EventType.STORY_GENERATED.topic(), Topics.AUDIO_SERVICE),
            scenario,
            ready.headers(),
            junk));
    Topic.send(ready);

    await().atMost(SOON).until(() -> status(scenario).equals("succeeded"));
  }

  private String claim(String name) {
    String scenario = prefix + "-" + name;
    site.addScenario(scenario, name, "Seed");
    assertThat(service.trigger("?limit=1").json().path("claimed").size()).isEqualTo(1);
    return scenario;
  }

  private boolean claimAgain(String scenario) {
    service.trigger("?limit=1");
    return status(scenario).equals("running");
  }

  private JsonNode job(String scenario) {
    return service.get("/v1/jobs?scenarioId=" + scenario).json().path("jobs").get(0);
  }

  private String status(String scenario) {
    return job(scenario).path("status").asString();
  }

  private static List<Received> received(EventType type, String scenario, int atLeast) {
    return Topic.records(type.topic(), record -> record.key().equals(scenario), atLeast, SOON);
  }

  private static Message message(Event event) {
    return EventCodec.write(event, "/test")
        .with(Headers.TRACEPARENT, "00-" + Facts.TRACE + "-b7ad6b7169203331-01");
  }

  private static Message deadLetter(String scenario, int attempt, ReasonCode reason) {
    ScenarioClaimed claimed =
        new ScenarioClaimed("job", scenario, 1, "dying", "Title", "Seed", "en", null, Facts.AT);
    Message original = message(claimed);
    return new Message(
            Topics.deadLetters(original.topic(), Topics.STORY_SERVICE),
            scenario,
            original.headers(),
            original.value())
        .with(Headers.ATTEMPT, Integer.toString(attempt))
        .with(Headers.STAGE, "story")
        .with(Headers.REASON_CODE, reason.code())
        .with(Headers.REASON, "The provider did not answer in time.")
        .with(Headers.FAILURE_CLASS, FailureClass.TRANSIENT.name());
  }
}
