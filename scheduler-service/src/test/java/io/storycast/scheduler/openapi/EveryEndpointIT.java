package io.storycast.scheduler.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.scheduler.access.KeyRing;
import io.storycast.scheduler.access.Scope;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.Signer;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.fixtures.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls every operation of the document in every way that must not work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndpointIT {

  private static final String NONCE = "a-nonce-that-was-used";

  private final Site site = Site.empty();

  /** It follows no dead letters: those of other tests would change its tables meanwhile. */
  private final RunningService service =
      RunningService.start(site.database(), "DEAD_LETTER_TOPICS=topics-of-nobody");

  private final JdbcClient sql = service.bean(JdbcClient.class);
  private final Tables tables = new Tables(sql);
  private final List<Call> calls = calls();

  /** One operation, with variables of its path filled in. */
  record Call(String method, String path, String scope) {

    boolean isTrigger() {
      return scope.isEmpty();
    }
  }

  @BeforeAll
  void addAJob() {
    site.addScenarios(1);
    assertThat(service.trigger("?limit=1").status()).isEqualTo(200);
    // What the claim publishes is on its way; only recurring tasks stay.
    await()
        .until(
            () ->
                sql.sql("select count(*) from scheduled_tasks where task_instance <> 'recurring'")
                    .query(Long.class)
                    .single(),
            left -> left == 0);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void isClosedToWhoeverShowsNothing() {
    refused(calls, 401, "unauthorized", call -> request(call, null));
    refused(calls, 401, "unauthorized", call -> request(call, "wrong"));
    refused(calls, 401, "unauthorized", call -> request(call, "sck_" + "x".repeat(43)));
  }

  @Test
  void isClosedToTheWrongOneOfTheTwoTokens() {
    refused(calls, 401, "unauthorized", call -> request(call, otherToken(call)));
  }

  @Test
  void isClosedToAKeyWithoutItsScope() {
    Map<String, String> withoutOne =
        Arrays.stream(Scope.values())
            .collect(Collectors.toMap(Scope::code, scope -> secret(key(allBut(scope), "bearer"))));
    refused(ofKeys(), 403, "scope-missing", call -> request(call, withoutOne.get(call.scope())));
  }

  @Test
  void isClosedToAKeyThatHasExpiredOrWasRevoked() {
    JsonNode expired = key(List.of("read", "write", "operate"), "bearer");
    JsonNode revoked = key(List.of("read", "write", "operate"), "bearer");
    set("expires_at", expired);
    set("revoked_at", revoked);

    refused(ofKeys(), 401, "key-expired", call -> request(call, secret(expired)));
    refused(ofKeys(), 401, "unauthorized", call -> request(call, secret(revoked)));
  }

  @Test
  void isClosedToAKeyThatHasUsedUpItsMinute() {
    String busy = secret(key(List.of("read", "write", "operate"), "bearer", 1));
    assertThat(service.send(service.request("/v1/stats", busy)).status()).isEqualTo(200);

    refused(ofKeys(), 429, "too-many-requests", call -> request(call, busy));
  }

  @Test
  void isClosedToSignaturesThatAreWrongOldOrWereUsed() {
    JsonNode key = key(List.of("read", "write", "operate"), "signed");
    Signer signer = new Signer(id(key), secret(key));
    Signer wrong = new Signer(id(key), "sck_" + "x".repeat(43));
    sql.sql(
            """
            insert into api_nonces (key_id, nonce, ends_at)
            values (cast(? as uuid), ?, now() + interval '1 hour')
            """)
        .params(id(key), NONCE)
        .update();

    refused(ofKeys(), 401, "invalid-signature", call -> signed(call, wrong, NONCE, Instant.now()));
    refused(
        ofKeys(),
        401,
        "timestamp-outside-window",
        call -> signed(call, signer, "another-new-nonce", Instant.EPOCH));
    refused(ofKeys(), 401, "request-replayed", call -> signed(call, signer, NONCE, Instant.now()));
  }

  private interface Attempt {
    HttpRequest.Builder of(Call call);
  }

  private void refused(List<Call> all, int status, String code, Attempt attempt) {
    Map<String, String> before = tables.contents();
    assertThat(all)
        .isNotEmpty()
        .allSatisfy(
            call -> {
              Answer answer = service.send(attempt.of(call));
              assertThat(answer.status()).isEqualTo(status);
              assertThat(answer.json().path("code").asString()).isEqualTo(code);
              assertThat(answer.json().path("hint").asString()).isNotBlank();
            });
    assertThat(tables.contents()).isEqualTo(before);
  }

  private HttpRequest.Builder request(Call call, String secret) {
    return service
        .request(call.path(), secret)
        .header("Content-Type", "application/json")
        .method(call.method(), BodyPublishers.ofString("{}"));
  }

  private HttpRequest.Builder signed(Call call, Signer signer, String nonce, Instant at) {
    return signer.sign(service.request(call.path(), null), call.method(), "", nonce, at);
  }

  private static String otherToken(Call call) {
    return call.isTrigger() ? RunningService.API_TOKEN : RunningService.CRON_SECRET;
  }

  private List<Call> ofKeys() {
    return calls.stream().filter(call -> !call.isTrigger()).toList();
  }

  private static List<String> allBut(Scope scope) {
    return Arrays.stream(Scope.values()).filter(any -> any != scope).map(Scope::code).toList();
  }

  private JsonNode key(List<String> scopes, String kind) {
    return key(scopes, kind, 100_000);
  }

  private JsonNode key(List<String> scopes, String kind, int perMinute) {
    String quoted = scopes.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    return service
        .post(
            "/v1/keys",
            "{\"name\": \"walker\", \"scopes\": [%s], \"kind\": \"%s\", \"requestsPerMinute\": %d}"
                .formatted(quoted, kind, perMinute))
        .json();
  }

  private static String secret(JsonNode issued) {
    return issued.path("secret").asString();
  }

  private static String id(JsonNode issued) {
    return issued.path("key").path("id").asString();
  }

  /** In the database alone; the service notices within two seconds, or here at once. */
  private void set(String column, JsonNode key) {
    sql.sql("update api_keys set %s = now() where id = cast(? as uuid)".formatted(column))
        .param(id(key))
        .update();
    service.bean(KeyRing.class).forget();
  }

  private List<Call> calls() {
    String job = "6f1c7a3e-0a52-4d6e-9a53-0d0a3f0f6f10";
    try {
      JsonNode document =
          JsonMapper.shared().readTree(Files.readString(Path.of("../docs/openapi.json")));
      return document.path("paths").properties().stream()
          .flatMap(
              path ->
                  path.getValue().properties().stream()
                      .map(
                          operation ->
                              new Call(
                                  operation.getKey().toUpperCase(Locale.ROOT),
                                  path.getKey().replaceAll("\\{\\w+}", job),
                                  operation.getValue().path("x-scope").asString(""))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
