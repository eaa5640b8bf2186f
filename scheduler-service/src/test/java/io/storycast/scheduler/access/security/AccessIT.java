package io.storycast.scheduler.access.security;

import static io.storycast.scheduler.fixtures.RunningService.API_TOKEN;
import static io.storycast.scheduler.fixtures.RunningService.CRON_SECRET;
import static io.storycast.scheduler.fixtures.RunningService.MANAGEMENT_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.Site;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

  private static final String CRON = "/api/cron/generate-stories";

  private final Site site = Site.empty();
  private final RunningService service = RunningService.start(site.database());

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/cron/generate-stories",
    "GET, /v1/jobs",
    "GET, /v1/jobs/6f1c7a3e-0a52-4d6e-9a53-0d0a3f0f6f10",
    "POST, /v1/jobs/6f1c7a3e-0a52-4d6e-9a53-0d0a3f0f6f10/cancel",
    "POST, /v1/jobs/6f1c7a3e-0a52-4d6e-9a53-0d0a3f0f6f10/retry",
    "GET, /v1/stats",
    "GET, /",
    "GET, /error",
    "GET, /nothing/here"
  })
  void answers401WithoutAToken(String method, String path) {
    Answer answer =
        service.send(service.request(path, null).method(method, BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("code").asString()).isEqualTo("unauthorized");
    assertThat(answer.json().path("hint").asString()).contains("Authorization");
    assertThat(answer.raw().headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.raw().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", API_TOKEN, CRON_SECRET + "x", "cron-secret-of-the-test"})
  void answers401ForAnotherSecretThanTheCronSecret(String secret) {
    site.addScenario("secret-" + secret, "slug", "Seed");
    assertThat(service.send(post(CRON, secret)).status()).isEqualTo(401);
  }

  @Test
  void letsTheCronSecretDoNothingElse() {
    assertThat(service.send(service.request("/v1/jobs", CRON_SECRET)).status()).isEqualTo(401);
    assertThat(service.send(service.request("/v1/jobs", API_TOKEN)).status()).isEqualTo(200);
  }

  @Test
  void takesNoPasswordInstead() {
    HttpRequest.Builder basic =
        service.request("/v1/jobs", null).header("Authorization", "Basic YXBpOmFwaQ==");
    assertThat(service.send(basic).status()).isEqualTo(401);
  }

  @Test
  void showsHealthToEverybodyAndMetricsToTheManagementToken() {
    assertThat(service.send(service.management("/actuator/health/liveness", null)).status())
        .isEqualTo(200);
    assertThat(service.send(service.management("/actuator/health/readiness", null)).status())
        .isEqualTo(200);
    assertThat(service.send(service.management("/actuator/prometheus", null)).status())
        .isEqualTo(401);
    assertThat(service.send(service.management("/actuator/prometheus", API_TOKEN)).status())
        .isEqualTo(401);
    assertThat(service.send(service.management("/actuator/prometheus", MANAGEMENT_TOKEN)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/nothing,                404, not-found",
    "DELETE, /v1/jobs,                   405, method-not-allowed",
    "GET,    /actuator/prometheus,       404, not-found",
    "GET,    /v1/jobs/..%2f..%2fetc,     400, bad-request",
    "GET,    /v1//jobs,                  400, bad-request",
    "POST,   /v1/jobs/not-a-uuid/retry,  400, invalid-job-id"
  })
  void answersEveryErrorAsAProblem(String method, String path, int status, String code) {
    Answer answer =
        service.send(
            service
                .request(path, API_TOKEN)
                .header("Accept", "text/html,application/xhtml+xml")
                .method(method, BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:storycast:problem:" + code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("hint").asString()).isNotBlank();
  }

  @Test
  void saysWhichMethodsAPathHas() {
    Answer answer = service.send(service.request("/v1/jobs", API_TOKEN).DELETE());
    assertThat(answer.raw().headers().firstValue("Allow"))
        .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
  }

  @Test
  void refusesABodyThatIsNotJson() {
    String id = "/v1/jobs/6f1c7a3e-0a52-4d6e-9a53-0d0a3f0f6f10/cancel";
    assertThat(service.post(id, "{\"reason\":").json().path("code").asString())
        .isEqualTo("bad-request");
    Answer form =
        service.send(
            service
                .request(id, API_TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("reason=x")));
    assertThat(form.status()).isEqualTo(415);
    assertThat(form.json().path("code").asString()).isEqualTo("unsupported-media-type");
  }

  private HttpRequest.Builder post(String path, String secret) {
    return service.request(path, secret).POST(BodyPublishers.noBody());
  }
}
