package io.storycast.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.EventIds;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StageStatus.State;
import io.storycast.contracts.StoryFailed;
import io.storycast.contracts.StoryReady;
import io.storycast.testing.Fixtures;
import io.storycast.webhook.fixtures.Facts;
import io.storycast.webhook.fixtures.Mailbox;
import io.storycast.webhook.fixtures.Mailbox.Mail;
import io.storycast.webhook.fixtures.RunningService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a fact on Kafka to a receiver that behaves well or badly. */
class WebhookServiceIT {

  private static final String SEALING_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private static RunningService service;
  private static Mailbox mailbox;

  private final URI in = mailbox.at("/" + UUID.randomUUID());

  @BeforeAll
  static void start() {
    mailbox = new Mailbox();
    service = RunningService.start("WEBHOOK_SECRET_KEY=" + SEALING_KEY);
  }

  @AfterAll
  static void stop() {
    service.close();
    mailbox.close();
  }

  @Test
  void deliversAFactOnceSignedAsTheReferenceLibraryVerifies() {
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    StoryReady ready = ready();
    StoryReady later = ready();

    service.publish(ready, ready, later);

    List<Mail> mails = awaitMails(in, 2);
    Mail mail = mailAbout(mails, ready);
    assertThat(mailAbout(mails, later).body()).contains(later.slug());
    assertThat(mail.body()).contains("\"type\":\"story.ready\"", ready.audioUrl());
    assertThatCode(() -> verify(mail, secretOf(endpoint))).doesNotThrowAnyException();
    assertThat(mail.id()).isEqualTo(EventIds.of(ready).toString());
  }

  @Test
  void tellsAnEndpointOnlyWhatItChose() {
    register("{\"url\": \"%s\", \"events\": [\"story.failed\"]}".formatted(in));
    StoryFailed failed = failed();

    service.publish(ready(), Facts.now(Fixtures.anyStoryGenerated()), failed);

    assertThat(awaitMails(in, 1))
        .singleElement()
        .extracting(Mail::id)
        .isEqualTo(EventIds.of(failed).toString());
  }

  @Test
  void triesAgainUntilTheReceiverTakesItAndLogsEachAttempt() {
    mailbox.answering(in.getPath(), 500, 302, 200);
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));

    service.publish(ready());

    assertThat(awaitMails(in, 3)).extracting(Mail::id).hasSize(3).containsOnly(idOfLast());
    JsonNode delivery = awaitDelivery(endpoint, "delivered");
    JsonNode attempts =
        service
            .get("/v1/webhooks/deliveries/" + delivery.path("id").asString())
            .json()
            .path("attempts");
    assertThat(attempts)
        .extracting(attempt -> attempt.path("outcome").asString() + attempt.path("status").asInt())
        .containsExactly("refused500", "redirected302", "delivered200");
    assertThat(attempts.get(0).path("answer").asString()).isEqualTo("answer 1");
  }

  @Test
  void givesUpAfterTheLastAttemptAndReplaysOnRequestWithTheSameId() {
    mailbox.answering(in.getPath(), 500, 500, 500, 204);
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    StoryReady ready = ready();
    service.publish(ready);
    JsonNode delivery = awaitDelivery(endpoint, "failed");

    service.post("/v1/webhooks/deliveries/%s/replay".formatted(text(delivery, "id")), "");

    assertThat(awaitMails(in, 4)).extracting(Mail::id).containsOnly(EventIds.of(ready).toString());
    awaitDelivery(endpoint, "delivered");
  }

  @Test
  void endsAnEndpointThatSaysItIsGone() {
    mailbox.answering(in.getPath(), 410);
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    service.publish(ready());
    awaitState(endpoint, "disabled");
    URI other = mailbox.at("/" + UUID.randomUUID());
    register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(other));

    service.publish(ready());

    awaitMails(other, 1);
    assertThat(mailbox.at(in)).hasSize(1);
    assertThat(text(one(endpoint), "reason")).isEqualTo("The endpoint answered 410 Gone.");
    assertThat(one(endpoint).path("waiting").asInt()).isZero();
  }

  @Test
  void letsNoSlowEndpointHoldUpTheOthers() {
    URI slow = mailbox.at("/" + UUID.randomUUID());
    mailbox.hanging(slow.getPath());
    register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(slow));
    register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    StoryReady[] many = IntStream.range(0, 30).mapToObj(i -> ready()).toArray(StoryReady[]::new);

    Instant begin = Instant.now();
    service.publish(many);

    awaitMails(in, many.length);
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(mailbox.at(slow).size()).isLessThan(many.length);
  }

  @Test
  void keepsForAPausedEndpointWhatHappensMeanwhile() {
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    service.post(path(endpoint, "/pause"), "{\"reason\": \"the receiver moves\"}");
    StoryReady ready = ready();
    service.publish(ready);
    Awaitility.await().until(() -> one(endpoint).path("waiting").asInt() == 1);
    assertThat(mailbox.at(in)).isEmpty();

    service.post(path(endpoint, "/resume"), "");

    assertThat(mailAbout(awaitMails(in, 1), ready).body()).contains(ready.slug());
  }

  @Test
  void owesNothingToAnEndpointThatWasRemoved() {
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    service.post(path(endpoint, "/pause"), "{\"reason\": \"about to go\"}");
    service.publish(ready());
    Awaitility.await().until(() -> one(endpoint).path("waiting").asInt() == 1);

    assertThat(service.delete(path(endpoint, "")).status()).isEqualTo(204);

    assertThat(service.get(path(endpoint, "")).status()).isEqualTo(404);
    assertThat(service.get(path(endpoint, "/deliveries")).status()).isEqualTo(404);
  }

  @Test
  void tellsANewEndpointTheWholeCatalogueOnRequest() {
    URI first = mailbox.at("/" + UUID.randomUUID());
    register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(first));
    StoryReady before = Fixtures.anyStoryReady(); // long ago: a new endpoint is not told
    StoryReady recent = ready();
    service.publish(before, recent);
    mailAbout(awaitMails(first, 1), recent);

    URI second = mailbox.at("/" + UUID.randomUUID());
    register(
        "{\"url\": \"%s\", \"events\": [\"story.ready\"], \"from\": \"beginning\"}"
            .formatted(second));

    awaitMailAbout(second, before);
    awaitMailAbout(second, recent);
    assertThat(mailbox.at(first)).extracting(Mail::id).doesNotContain(id(before));
  }

  @Test
  void replaysAPeriod() {
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    StoryReady ready = ready();
    service.publish(ready);
    awaitMailAbout(in, ready);
    awaitDelivery(endpoint, "delivered");
    String period =
        "\"from\": \"%s\", \"to\": \"%s\""
            .formatted(ready.occurredAt(), ready.occurredAt().plusMillis(1));

    int failedOnly = replay(endpoint, "{%s}".formatted(period));
    int all = replay(endpoint, "{%s, \"failedOnly\": false}".formatted(period));

    assertThat(failedOnly).isZero();
    assertThat(all).isEqualTo(1);
    assertThat(awaitMails(in, 2)).extracting(Mail::id).containsOnly(id(ready));
  }

  @Test
  void signsWithBothSecretsWhileOneReplacesTheOther() {
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    String old = secretOf(endpoint);
    String next = secretOf(service.post(path(endpoint, "/rotate-secret"), "{}").json());
    StoryReady ready = ready();
    service.publish(ready);
    Mail mail = awaitMailAbout(in, ready);

    assertThatCode(() -> verify(mail, old)).doesNotThrowAnyException();
    assertThatCode(() -> verify(mail, next)).doesNotThrowAnyException();
    assertThat(mail.headers().get("webhook-signature").split(" ")).hasSize(2);

    service.post(path(endpoint, "/rotate-secret"), "{\"overlap\": \"PT0S\"}");
    StoryReady later = ready();
    service.publish(later);
    assertThat(awaitMailAbout(in, later).headers().get("webhook-signature").split(" ")).hasSize(1);
  }

  @Test
  void testsAnEndpointAndTellsWhatCameOfIt() {
    mailbox.answering(in.getPath(), 200, 500);
    JsonNode endpoint = register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));

    JsonNode good = service.post(path(endpoint, "/test"), "").json();
    JsonNode bad = service.post(path(endpoint, "/test"), "").json();

    assertThat(text(good, "outcome")).isEqualTo("delivered");
    assertThat(text(bad, "outcome")).isEqualTo("refused");
    assertThat(bad.path("status").asInt()).isEqualTo(500);
    assertThat(mailbox.at(in).getFirst().body()).contains("\"type\":\"webhook.test\"");
    assertThat(one(endpoint).path("health").path("failures").asInt()).isZero();
  }

  @Test
  void tellsAChatOfFailedStoriesAndOfStagesThatStandStill() {
    register("{\"url\": \"%s\", \"kind\": \"slack\"}".formatted(in));
    StoryFailed failed = failed();
    Instant since = Instant.now();
    StageStatus paused =
        status("voice-" + failed.scenarioId(), State.PAUSED, since, "No answer from the model.");
    StageStatus running = status(paused.stage(), State.RUNNING, since.plusSeconds(60), null);

    service.publish(ready(), failed, paused, paused, running, running);

    assertThat(awaitMails(in, 3))
        .extracting(Mail::body)
        .anySatisfy(body -> assertThat(body).contains("*Story failed*: " + failed.slug()))
        .anySatisfy(
            body -> assertThat(body).contains("*Stage paused*", "No answer from the model."))
        .anySatisfy(body -> assertThat(body).contains("*Stage resumed*: " + paused.stage()))
        .hasSize(3);
    assertThat(mailbox.at(in)).allSatisfy(mail -> assertThat(mail.id()).isEmpty());
  }

  @Test
  void storesNoSecretInTheClearAndShowsNone() {
    URI chat = URI.create(in + "/T0/B0/very-secret-path");
    JsonNode endpoint = register("{\"url\": \"%s\"}".formatted(in));
    register("{\"url\": \"%s\", \"kind\": \"discord\"}".formatted(chat));

    String shown = service.get("/v1/webhooks/endpoints").body();

    assertThat(secretOf(endpoint)).startsWith("whsec_");
    assertThat(shown).doesNotContain("whsec_").doesNotContain("very-secret-path").contains("/…");
    assertThat(Stored.everything(service.database))
        .doesNotContain("whsec_")
        .doesNotContain("very-secret-path");
  }

  @Test
  void countsAttemptsByWhatCameOfThem() {
    MeterRegistry meters = service.bean(MeterRegistry.class);
    double before =
        meters.get("storycast.webhook.attempts").tag("outcome", "delivered").timer().count();
    register("{\"url\": \"%s\", \"events\": [\"story.ready\"]}".formatted(in));
    service.publish(ready());
    awaitMails(in, 1);

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        meters
                            .get("storycast.webhook.attempts")
                            .tag("outcome", "delivered")
                            .timer()
                            .count())
                    .isGreaterThan((long) before));
    assertThat(meters.get("storycast.webhook.waiting").gauge().value()).isNotNegative();
  }

  private static StoryReady ready() {
    return Facts.now(Fixtures.anyStoryReady());
  }

  private static StoryFailed failed() {
    return Facts.now(
        Fixtures.storyFailed(Fixtures.anyScenarioClaimed(), 1, "audio", "silent-audio"));
  }

  private static StageStatus status(
      String stage, State state, Instant at, @Nullable String message) {
    List<Pause> pauses =
        message == null
            ? List.of()
            : List.of(
                new Pause(Cause.OUTAGE, "speech", "provider-timeout", message, null, at, null));
    return new StageStatus(stage, "instance-1", state, message, 0, 1, at, pauses, null, null);
  }

  private static JsonNode register(String json) {
    RunningService.Reply reply = service.post("/v1/webhooks/endpoints", json);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.json();
  }

  private static JsonNode one(JsonNode endpoint) {
    return service.get(path(endpoint, "")).json();
  }

  private static int replay(JsonNode endpoint, String json) {
    return service.post(path(endpoint, "/replay"), json).json().path("deliveries").asInt(-1);
  }

  private static String path(JsonNode endpoint, String more) {
    return "/v1/webhooks/endpoints/" + text(endpoint, "id") + more;
  }

  private static String secretOf(JsonNode endpoint) {
    return text(endpoint, "secret");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static String id(StoryReady ready) {
    return EventIds.of(ready).toString();
  }

  private String idOfLast() {
    return mailbox.at(in).getLast().id();
  }

  private static List<Mail> awaitMails(URI address, int atLeast) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> mailbox.at(address).size() >= atLeast);
    return mailbox.at(address);
  }

  private static Mail awaitMailAbout(URI address, StoryReady ready) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> mailbox.at(address).stream().anyMatch(mail -> mail.id().equals(id(ready))));
    return mailAbout(mailbox.at(address), ready);
  }

  private static Mail mailAbout(List<Mail> mails, StoryReady ready) {
    assertThat(mails).filteredOn(mail -> mail.id().equals(id(ready))).hasSize(1);
    return mails.stream().filter(mail -> mail.id().equals(id(ready))).findFirst().orElseThrow();
  }

  private static JsonNode awaitDelivery(JsonNode endpoint, String state) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                service.get(path(endpoint, "/deliveries?state=" + state)).json().path("deliveries"),
            found -> !found.isEmpty())
        .get(0);
  }

  private static void awaitState(JsonNode endpoint, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> text(one(endpoint), "state").equals(state));
  }

  private static void verify(Mail mail, String secret) throws Exception {
    Map<String, List<String>> headers =
        mail.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    new Webhook(secret).verify(mail.body(), headers);
  }
}
