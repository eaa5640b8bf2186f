package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.StoryFailed;
import io.storycast.stage.Publisher;
import io.storycast.testing.Dependencies;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PublishingIT {

  private static final StageService SERVICE =
      StageService.start(
          Dependencies.postgres().freshDatabase("publishing"),
          (claimed, attempt) -> Optional.empty());

  private final String scenarioId = UUID.randomUUID().toString();
  private final TransactionTemplate transaction =
      new TransactionTemplate(SERVICE.bean(PlatformTransactionManager.class));
  private final Publisher publisher = SERVICE.bean(Publisher.class);

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void publishesAfterTheCommit() {
    transaction.executeWithoutResult(status -> publisher.publish(failed(), 3));

    await()
        .untilAsserted(
            () ->
                assertThat(Topic.records(EventType.STORY_FAILED.topic(), scenarioId))
                    .singleElement()
                    .satisfies(
                        published ->
                            assertThat(Topic.header(published, Headers.ATTEMPT)).isEqualTo("3")));
  }

  @Test
  void publishesNothingAfterARollback() {
    transaction.executeWithoutResult(
        status -> {
          publisher.publish(failed(), 1);
          status.setRollbackOnly();
        });

    assertThat(
            SERVICE
                .jdbc()
                .sql("select count(*) from scheduled_tasks where task_name = 'publication'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void refusesToPublishOutsideATransaction() {
    assertThatThrownBy(() -> publisher.publish(failed(), 1))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/actuator/health,            '',                        200",
    "/actuator/health/liveness,   '',                        200",
    "/actuator/health/readiness,  '',                        200",
    "/actuator/prometheus,        '',                        401",
    "/actuator/prometheus,        'Bearer wrong',            401",
    "/actuator/prometheus,        'Bearer management-secret',200",
    "/actuator/../actuator/info,  '',                        401",
    "/actuator/healthy,           '',                        401",
    "/actuator,                   '',                        401",
  })
  void showsStrangersNothingButHealth(String path, String authorization, int status)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVICE.port() + path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(status);
    if (status == 200 && path.endsWith("prometheus")) {
      assertThat(response.body()).contains("storycast_stage_waiting");
    }
  }

  private StoryFailed failed() {
    return new StoryFailed(
        "job", scenarioId, 1, 3, "slug", "story", "unexpected", "message", Instant.now());
  }
}
