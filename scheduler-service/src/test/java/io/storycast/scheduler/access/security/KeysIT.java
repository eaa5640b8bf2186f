package io.storycast.scheduler.access.security;

import static io.storycast.scheduler.fixtures.RunningService.API_TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.Signer;
import io.storycast.scheduler.fixtures.Site;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keys at two instances of the service on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysIT {

  private final Site site = Site.empty();
  private final RunningService service = RunningService.start(site.database());
  private final RunningService other = RunningService.start(site.database(), "API_MAX_BODY=1KB");
  private final JdbcClient sql = service.bean(JdbcClient.class);

  @AfterAll
  void stop() {
    other.close();
    service.close();
  }

  @Test
  void opensWhatItsScopesSayAtEveryInstance() {
    JsonNode reader = create("{\"name\": \"reader\", \"scopes\": [\"read\"]}");
    String secret = reader.path("secret").asString();

    assertThat(secret).startsWith("sck_").hasSizeGreaterThan(40);
    assertThat(status(service, "GET", "/v1/jobs", secret)).isEqualTo(200);
    assertThat(status(other, "GET", "/v1/jobs", secret)).isEqualTo(200);
    assertThat(status(service, "HEAD", "/v1/jobs", secret)).isEqualTo(200);
    assertThat(status(service, "GET", "/v1/keys", secret)).isEqualTo(403);
    Answer refused = send(service, "POST", "/v1/stages/audio/pause", secret);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("code").asString()).isEqualTo("scope-missing");
    assertThat(refused.json().path("detail").asString()).contains("'operate'");
  }

  @Test
  void keepsNoSecretAnywhere() {
    String secret =
        create("{\"name\": \"hidden\", \"scopes\": [\"read\"]}").path("secret").asString();

    assertThat(service.get("/v1/keys").body()).doesNotContain(secret);
    assertThat(sql.sql("select details::text || subject from audit_log").query(String.class).list())
        .isNotEmpty()
        .noneMatch(row -> row.contains(secret));
    assertThat(
            sql.sql("select encode(digest, 'escape') || hint from api_key_secrets")
                .query(String.class)
                .list())
        .noneMatch(row -> row.contains(secret));
  }

  @Test
  void goesOnWithItsOldSecretWhileThatIsReplaced() {
    JsonNode first = create("{\"name\": \"rotated\", \"scopes\": [\"read\"]}");
    String id = first.path("key").path("id").asString();

    JsonNode second = service.post("/v1/keys/" + id + "/rotate").json();

    assertThat(second.path("key").path("secrets").size()).isEqualTo(2);
    assertThat(status(service, "GET", "/v1/jobs", first.path("secret").asString())).isEqualTo(200);
    assertThat(status(service, "GET", "/v1/jobs", second.path("secret").asString())).isEqualTo(200);

    JsonNode third = service.post("/v1/keys/" + id + "/rotate", "{\"overlapSeconds\": 0}").json();

    assertThat(status(service, "GET", "/v1/jobs", first.path("secret").asString())).isEqualTo(401);
    assertThat(status(service, "GET", "/v1/jobs", second.path("secret").asString())).isEqualTo(401);
    assertThat(status(service, "GET", "/v1/jobs", third.path("secret").asString())).isEqualTo(200);
  }

  @Test
  void isRefusedEverywhereSoonAfterItWasRevoked() {
    JsonNode key = create("{\"name\": \"revoked\", \"scopes\": [\"read\"]}");
    String secret = key.path("secret").asString();
    String path = "/v1/keys/" + key.path("key").path("id").asString();
    assertThat(status(other, "GET", "/v1/jobs", secret)).isEqualTo(200);

    service.post(path + "/revoke");

    assertThat(status(service, "GET", "/v1/jobs", secret)).isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(status(other, "GET", "/v1/jobs", secret)).isEqualTo(401));
    assertThat(service.post(path + "/rotate").json().path("code").asString())
        .isEqualTo("key-revoked");
    assertThat(service.get(path).json().path("lastUsedAt").isNull()).isFalse();
  }

  @Test
  void isRefusedOnceItHasExpired() {
    JsonNode key = create("{\"name\": \"short\", \"scopes\": [\"read\"]}");
    expire(key);

    Answer refused = send(other, "GET", "/v1/jobs", key.path("secret").asString());

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("code").asString()).isEqualTo("key-expired");
  }

  @Test
  void mayMakeItsRequestsAMinuteAndNoMore() {
    String secret =
        create("{\"name\": \"slow\", \"scopes\": [\"read\"], \"requestsPerMinute\": 2}")
            .path("secret")
            .asString();

    Answer first = send(service, "GET", "/v1/jobs", secret);
    assertThat(first.raw().headers().firstValue("RateLimit"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("\"key\";r=1;t="));
    assertThat(status(service, "GET", "/v1/jobs", secret)).isEqualTo(200);
    Answer refused = send(service, "GET", "/v1/jobs", secret);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("code").asString()).isEqualTo("too-many-requests");
    assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElse(0))
        .isBetween(1L, 60L);
  }

  @Test
  void letsASignedRequestInOnceAtAnyInstance() {
    Signer signer = signer("[\"read\", \"operate\"]");
    String nonce = "nonce-of-this-request";
    String path = "/v1/dead-letters?state=any&q=%C3%BC";

    assertThat(signed(signer, service, path, nonce, Instant.now()).status()).isEqualTo(200);
    Answer again = signed(signer, other, path, nonce, Instant.now());

    assertThat(again.status()).isEqualTo(401);
    assertThat(again.json().path("code").asString()).isEqualTo("request-replayed");
    assertThat(signed(signer, other, path, nonce + "-2", Instant.now()).status()).isEqualTo(200);
  }

  @Test
  void readsTheBodyThatWasSigned() {
    Signer signer = signer("[\"operate\"]");
    String body = "{\"reason\": \"ünder test\"}";
    HttpRequest.Builder request =
        service.request("/v1/stages/audio/pause", null).header("Content-Type", "application/json");

    Answer paused = service.send(signer.sign(request, "POST", body));
    Answer forged = service.send(request.POST(BodyPublishers.ofString("{\"reason\": \"x\"}")));

    assertThat(paused.status()).isEqualTo(202);
    assertThat(paused.json().path("order").path("reason").asString()).isEqualTo("ünder test");
    assertThat(forged.json().path("code").asString()).isEqualTo("invalid-signature");
  }

  @Test
  void refusesASignatureOfAnotherTimeAndASecretThatIsSent() {
    Signer signer = signer("[\"read\"]");
    Instant early = Instant.now().minus(Duration.ofMinutes(6));

    assertThat(
            signed(signer, service, "/v1/jobs", "nonce-of-long-ago", early)
                .json()
                .path("code")
                .asString())
        .isEqualTo("timestamp-outside-window");
    assertThat(send(service, "GET", "/v1/jobs", signer.secret()).json().path("code").asString())
        .isEqualTo("signature-required");
  }

  @Test
  void refusesBodiesThatAreTooLarge() {
    String large = "{\"name\": \"%s\"}".formatted("x".repeat(2000));
    assertThat(other.post("/v1/keys", large).json().path("code").asString())
        .isEqualTo("content-too-large");
    Answer streamed =
        other.send(
            other
                .request("/v1/keys", API_TOKEN)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(UTF_8)))));
    assertThat(streamed.status()).isEqualTo(413);
  }

  @Test
  void refusesKeysThatMakeNoSense() {
    assertThat(code("{\"name\": \"x\", \"scopes\": []}")).isEqualTo("invalid-scopes");
    assertThat(code("{\"name\": \"x\", \"scopes\": [\"all\"]}")).isEqualTo("invalid-scopes");
    assertThat(code("{\"name\": \" \", \"scopes\": [\"read\"]}")).isEqualTo("invalid-name");
    assertThat(code("{\"name\": \"x\", \"scopes\": [\"read\"], \"kind\": \"y\"}"))
        .isEqualTo("invalid-kind");
    assertThat(code("{\"name\": \"x\", \"scopes\": [\"read\"], \"requestsPerMinute\": 0}"))
        .isEqualTo("invalid-rate");
    assertThat(
            code(
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"}"))
        .isEqualTo("invalid-expiry");
  }

  @Test
  void managesTheAccountsOfPeople() {
    Answer added = service.post("/v1/users", "{\"name\": \"Ann\", \"role\": \"viewer\"}");
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("password").asString()).hasSizeGreaterThan(15);
    assertThat(service.post("/v1/users", "{\"name\": \"ann\", \"role\": \"viewer\"}").status())
        .isEqualTo(409);
    assertThat(service.post("/v1/users/ann/role", "{\"role\": \"operator\"}").json().path("role"))
        .hasToString("\"operator\"");
    assertThat(
            service
                .post("/v1/users/ann/password", "{\"password\": \"short\"}")
                .json()
                .path("code")
                .asString())
        .isEqualTo("invalid-password");
    assertThat(service.post("/v1/users/ann/password").json().path("password").asString())
        .isNotEqualTo(added.json().path("password").asString());
    assertThat(service.post("/v1/users/ann/disable").json().path("disabled").asBoolean()).isTrue();
    assertThat(service.post("/v1/users/ann/enable").json().path("disabled").asBoolean()).isFalse();
    assertThat(service.get("/v1/users").body()).contains("\"ann\"").doesNotContain("bcrypt");
    assertThat(service.post("/v1/users/nobody/disable").status()).isEqualTo(404);
  }

  private JsonNode create(String body) {
    Answer created = service.post("/v1/keys", body);
    assertThat(created.status()).isEqualTo(201);
    return created.json();
  }

  private String code(String body) {
    return service.post("/v1/keys", body).json().path("code").asString();
  }

  private Signer signer(String scopes) {
    JsonNode key =
        create("{\"name\": \"signer\", \"kind\": \"signed\", \"scopes\": %s}".formatted(scopes));
    return new Signer(key.path("key").path("id").asString(), key.path("secret").asString());
  }

  private void expire(JsonNode key) {
    sql.sql("update api_keys set expires_at = now() where id = cast(? as uuid)")
        .param(key.path("key").path("id").asString())
        .update();
  }

  private static Answer signed(
      Signer signer, RunningService at, String path, String nonce, Instant when) {
    return at.send(signer.sign(at.request(path, null), "GET", "", nonce, when));
  }

  private static int status(RunningService at, String method, String path, String secret) {
    return send(at, method, path, secret).status();
  }

  private static Answer send(RunningService at, String method, String path, String secret) {
    return at.send(at.request(path, secret).method(method, BodyPublishers.noBody()));
  }
}
