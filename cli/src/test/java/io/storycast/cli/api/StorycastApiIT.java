package io.storycast.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storycast.cli.WebServer;
import io.storycast.cli.WebServer.Request;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorycastApiIT {

  private static final String JOB =
      """
      {"id": "0b6b3a5e-52d0-4a39-9d35-0e6d1a5d7c11", "scenarioId": "s1", "slug": "the-bus",
       "status": "succeeded", "stage": "storage", "progress": 100, "revision": 1, "attempts": 1,
       "nextAttemptAt": "2026-11-22T10:00:00Z", "lastErrorCode": null, "lastError": null,
       "updatedAt": "2026-11-22T10:01:00Z", "unknownToThisVersion": {"a": 1},
       "story": {"title": "The Bus", "audioUrl": "http://a/b.mp3", "durationMs": 61000}}
      """;

  private final WebServer server = new WebServer();
  private final StorycastApi api = new StorycastApi(server.address(), "the-token", "the-secret");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void triggersWithTheCronSecret() {
    server.answer(
        "POST /api/cron/generate-stories",
        200,
        """
        {"dryRun": true, "limit": 2, "refused": [],
         "claimed": [{"jobId": null, "scenarioId": "s1", "slug": "the-bus", "attempt": 1}],
         "shortfall": {"code": "daily-cap", "message": "The cap is used up."},
         "estimate": {"seedCharacters": 1, "promptTokens": 2, "completionTokens": 3,
                      "narrationCharacters": 4, "cost": null, "currency": "USD"}}
        """);

    Generation generation = api.generate(2, true);

    assertThat(generation.claimed()).extracting(Generation.Claim::slug).containsExactly("the-bus");
    assertThat(generation.shortfall())
        .isEqualTo(new Generation.Shortfall("daily-cap", "The cap is used up."));
    assertThat(server.requests())
        .containsExactly(
            new Request(
                "POST /api/cron/generate-stories?dryRun=true&limit=2", "Bearer the-secret", ""));
  }

  @Test
  void findsAJobByItsSlug() {
    server.answer(
        "GET /v1/jobs", 200, "{\"jobs\": [" + JOB + "], \"page\": 1, \"pages\": 1, \"total\": 1}");
    server.answer("POST /v1/jobs/0b6b3a5e-52d0-4a39-9d35-0e6d1a5d7c11/cancel", 200, JOB);

    api.cancel("the-bus", "a \"reason\"");

    assertThat(server.requests())
        .containsExactly(
            new Request("GET /v1/jobs?slug=the-bus", "Bearer the-token", ""),
            new Request(
                "POST /v1/jobs/0b6b3a5e-52d0-4a39-9d35-0e6d1a5d7c11/cancel",
                "Bearer the-token",
                "{\"reason\":\"a \\\"reason\\\"\"}"));
  }

  @ParameterizedTest
  @CsvSource({"401,5", "403,5", "404,1", "409,1", "500,4", "503,4"})
  void endsWithTheCodeOfTheRefusal(int status, int exitCode) {
    server.answer("GET /v1/stats", status, "{}");

    assertThat(failure().exitCode()).isEqualTo(exitCode);
  }

  @Test
  void passesOnTheSentenceAndTheHintOfAProblem() {
    server.answer(
        "GET /v1/stats",
        409,
        "application/problem+json",
        "{\"detail\": \"A job that is running cannot be retried.\", \"hint\": \"Wait.\"}"
            .getBytes(StandardCharsets.UTF_8));

    assertThat(failure()).hasMessage("A job that is running cannot be retried. (409)");
    assertThat(failure().hint()).isEqualTo("Wait.");
  }

  @Test
  void neverNamesTheTokenInAFailure() {
    server.answer("GET /v1/stats", 401, "{}");

    assertThat(failure().toString() + failure().hint()).doesNotContain("the-token");
  }

  @Test
  void saysWhenNothingAnswers() {
    StorycastApi nowhere = new StorycastApi(URI.create("http://127.0.0.1:1"), "t", "s");

    CommandFailure failure = catchThrowableOfType(CommandFailure.class, nowhere::stats);

    assertThat(failure.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(failure).hasMessageStartingWith("Nothing answers at http://127.0.0.1:1");
  }

  private CommandFailure failure() {
    return catchThrowableOfType(CommandFailure.class, api::stats);
  }
}
