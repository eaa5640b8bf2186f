package io.storycast.scheduler.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.scheduler.fixtures.DeadRecords;
import io.storycast.scheduler.fixtures.Facts;
import io.storycast.scheduler.fixtures.ForeignTopics;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.fixtures.Topic;
import io.storycast.scheduler.fixtures.Topic.Received;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.DeadLetters;
import io.storycast.stage.engine.InboundRecord;
import io.storycast.stage.engine.OutboundRecord;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Dead letters on their way back, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CLAIMED = EventType.SCENARIO_CLAIMED.topic();

  /** The broker is shared with other tests: no other has scenarios of these names. */
  private String prefix = "";

  private final String foreign = "bills-" + UUID.randomUUID().toString().substring(0, 8);
  private final RunningService service;

  ReplayIT() {
    ForeignTopics.create(foreign, foreign + "-dlt");
    service =
        RunningService.start(
            Site.empty().database(),
            "BACKFILL_INTERVAL=1h",
            "DEAD_LETTER_CANARY_WAIT=1s",
            "DEAD_LETTER_CANARY_PATIENCE=3s",
            "DEAD_LETTER_TOPICS=storycast\\..+\\.dlt|" + foreign + "-dlt");
  }

  @BeforeEach
  void begin() {
    prefix = UUID.randomUUID().toString().substring(0, 8);
    sql("truncate dead_letter, replay, audit_log cascade");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void sendsTheRecordBackAsItWasBeforeItDied() {
    ProducerRecord<byte[], byte[]> dead = ofStory("whole", 1, ReasonCode.PROVIDER_TIMEOUT);
    dead.headers().add("own", new byte[] {0, (byte) 0xff}).add("own", null);
    String id = arrived(dead).getFirst();

    JsonNode replay = accepted(post("/" + id + "/replay", "{\"note\":\"mended\"}"));

    Received back = wire("whole", 1).getFirst();
    assertThat(back.raw().key()).isEqualTo(dead.key());
    assertThat(back.raw().value()).isEqualTo(dead.value());
    assertThat(names(back))
        .doesNotContain(
            Headers.STAGE, Headers.REASON, Headers.DEAD_LETTER_ID, Headers.DLT_ORIGINAL_TOPIC)
        .contains(Headers.CE_ID, Headers.ATTEMPT)
        .containsSequence("own", "own");
    assertThat(back.header(Headers.REPLAY_COUNT)).isEqualTo("1");
    assertThat(back.header(Headers.REPLAY_OF)).isEqualTo(id);
    assertThat(back.header(Headers.REPLAY_ID)).isEqualTo(replay.path("id").asString());
    assertThat(finished(replay).path("sent").asInt()).isEqualTo(1);
    assertThat(letter(id).path("state").asString()).isEqualTo("replayed");
    assertThat(letter(id).path("replays").get(0).path("note").asString()).isEqualTo("mended");
  }

  @Test
  void tellsWhatCameOfAReplay() {
    List<String> ids =
        arrived(
            ofStory("good", 1, ReasonCode.PROVIDER_TIMEOUT),
            ofStory("bad", 2, ReasonCode.PROVIDER_TIMEOUT));
    JsonNode replay = accepted(order("\"note\":\"both\""));
    assertThat(finished(replay).path("total").asInt()).isEqualTo(2);

    Topic.send(EventCodec.write(Facts.storyGenerated(prefix + "-good", 1), "/test"));
    String returned = arrived(dieAgain(wire("bad", 1).getFirst())).getFirst();

    await().atMost(SOON).until(() -> show(replay).path("succeeded").asInt() == 1);
    assertThat(show(replay).path("diedAgain").asInt()).isEqualTo(1);
    await().until(() -> letter(ids.get(0)).path("state").asString().equals("resolved"));
    assertThat(letter(ids.get(0)).path("stateReason").asString())
        .isEqualTo("It was replayed. The story was written.");
    assertThat(letter(ids.get(1)).path("state").asString()).isEqualTo("died-again");
    assertThat(letter(returned).path("replayOf").asString()).isEqualTo(ids.get(1));
    assertThat(letter(returned).path("replayCount").asInt()).isEqualTo(1);
  }

  @Test
  void keepsTheHeadersShortOverTwentyReplays() {
    String id = arrived(ofStory("again", 1, ReasonCode.PROVIDER_TIMEOUT)).getFirst();
    int afterOne = 0;
    for (int count = 1; count <= 20; count++) {
      if (count == 4) {
        Answer refused = post("/" + id + "/replay", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("quarantined");
      }
      accepted(post("/" + id + "/replay", "{\"force\":true}"));
      Received back = wire("again", count).getLast();
      assertThat(back.header(Headers.REPLAY_COUNT)).isEqualTo(Integer.toString(count));
      int headers = names(back).size();
      afterOne = count == 1 ? headers : afterOne;
      assertThat(headers).isEqualTo(afterOne);
      id = arrived(dieAgain(back)).getFirst();
    }
    assertThat(letter(id).path("state").asString()).isEqualTo("quarantined");
  }

  @Test
  void leavesQuarantinedLettersOutUnlessForced() {
    ProducerRecord<byte[], byte[]> often = ofStory("often", 1, ReasonCode.AUDIO_SILENT);
    DeadRecords.header(often, Headers.REPLAY_COUNT, "3");
    arrived(often, ofStory("first", 2, ReasonCode.PROVIDER_TIMEOUT));

    JsonNode preview = order("\"dryRun\":true").json();
    assertThat(preview.path("count").asInt()).isEqualTo(1);
    assertThat(preview.path("quarantined").asInt()).isEqualTo(1);
    assertThat(preview.path("byReason").path("provider-timeout").asInt()).isEqualTo(1);
    JsonNode forced = order("\"dryRun\":true,\"force\":true").json();
    assertThat(forced.path("count").asInt()).isEqualTo(2);
    assertThat(accepted(order("\"force\":true")).path("total").asInt()).isEqualTo(2);
  }

  @Test
  void goesOnWhenTheCanaryWasGood() {
    arrived(
        ofStory("c1", 1, ReasonCode.PROVIDER_TIMEOUT),
        ofStory("c2", 2, ReasonCode.PROVIDER_TIMEOUT),
        ofStory("c3", 3, ReasonCode.STORY_TRUNCATED));
    JsonNode replay = accepted(order("\"canary\":2"));

    await().atMost(SOON).until(() -> state(replay).equals("waiting-for-canary"));
    assertThat(show(replay).path("sent").asInt()).isEqualTo(2);
    assertThat(wire("c3", 1)).hasSize(1); // another cause goes before another letter of the first
    Topic.send(EventCodec.write(Facts.storyGenerated(prefix + "-c1", 1), "/test"));
    Topic.send(EventCodec.write(Facts.storyGenerated(prefix + "-c3", 1), "/test"));

    assertThat(finished(replay).path("sent").asInt()).isEqualTo(3);
  }

  @Test
  void stopsWhenTheCanaryDiesAgainOfTheSameCause() {
    List<String> ids =
        arrived(
            ofStory("d1", 1, ReasonCode.PROVIDER_TIMEOUT),
            ofStory("d2", 2, ReasonCode.PROVIDER_TIMEOUT));
    JsonNode replay = accepted(order("\"canary\":1"));
    ProducerRecord<byte[], byte[]> again = dieAgain(wire("d1", 1).getFirst());
    String cause = letter(ids.getFirst()).path("fingerprint").asString();
    arrived(DeadRecords.header(again, Headers.FINGERPRINT, cause));

    await().atMost(SOON).until(() -> state(replay).equals("stopped"));
    JsonNode stopped = show(replay);
    assertThat(stopped.path("stateReason").asString())
        .startsWith("1 of the 1 canaries died again of the same cause:");
    await().until(() -> show(replay).path("skipped").asInt() == 1);
    assertThat(letter(ids.getLast()).path("state").asString()).isEqualTo("open");
    assertThat(wire("d2", 0)).isEmpty();
  }

  @Test
  void asksAPersonWhenTheCanaryHasNoOutcome() {
    arrived(
        ofStory("e1", 1, ReasonCode.PROVIDER_TIMEOUT),
        ofStory("e2", 2, ReasonCode.PROVIDER_TIMEOUT));
    JsonNode replay = accepted(order("\"canary\":1"));

    await().atMost(SOON).until(() -> state(replay).equals("paused"));
    assertThat(show(replay).path("stateReason").asString()).contains("have no outcome after 3 s");
    assertThat(post("/replays/" + id(replay) + "/resume", "").status()).isEqualTo(200);
    assertThat(finished(replay).path("sent").asInt()).isEqualTo(2);
  }

  @Test
  void failsWhatCannotBeSentAndGoesOn() {
    ProducerRecord<byte[], byte[]> nowhere = ofStory("f1", 1, ReasonCode.PROVIDER_TIMEOUT);
    DeadRecords.header(nowhere, Headers.DLT_ORIGINAL_TOPIC, "gone-" + prefix);
    ProducerRecord<byte[], byte[]> omitted = ofStory("f2", 1_000_000, ReasonCode.PROVIDER_TIMEOUT);
    DeadRecords.header(omitted, Headers.VALUE_OMITTED, "2000000");
    ProducerRecord<byte[], byte[]> large =
        DeadRecords.bare(omitted.topic(), prefix.getBytes(UTF_8), new byte[1_200_000]);
    DeadRecords.header(large, Headers.DEAD_LETTER_ID, UUID.randomUUID().toString());
    List<String> ids =
        arrived(nowhere, omitted, large, ofStory("f4", 4, ReasonCode.PROVIDER_TIMEOUT));

    JsonNode replay = finished(accepted(order("")));

    assertThat(replay.path("failed").asInt()).isEqualTo(3);
    assertThat(replay.path("sent").asInt()).isEqualTo(1);
    assertThat(sendingReason(ids.get(0)))
        .isEqualTo("The topic gone-" + prefix + " does not exist.");
    assertThat(sendingReason(ids.get(1)))
        .isEqualTo("Its value is no longer on the original topic.");
    assertThat(sendingReason(ids.get(2))).startsWith("The broker refused it:");
    assertThat(letter(ids.get(0)).path("state").asString()).isEqualTo("open");
  }

  @Test
  void fetchesAValueThatWasLeftOut() {
    byte[] value = "{\"large\":true}".getBytes(UTF_8);
    DeadRecords.send(DeadRecords.bare(foreign, "key".getBytes(UTF_8), value));
    long offset = Topic.records(foreign, record -> true, 1, SOON).getLast().raw().offset();
    ProducerRecord<byte[], byte[]> omitted =
        DeadRecords.bare(foreign + "-dlt", "key".getBytes(UTF_8), null);
    DeadRecords.header(omitted, Headers.DEAD_LETTER_ID, UUID.randomUUID().toString());
    DeadRecords.header(omitted, Headers.VALUE_OMITTED, "14");
    DeadRecords.header(omitted, Headers.DLT_ORIGINAL_PARTITION, "0");
    DeadRecords.header(omitted, Headers.DLT_ORIGINAL_OFFSET, Long.toString(offset));
    String id = arrived(omitted).getFirst();
    assertThat(letter(id).path("value").path("kind").asString()).isEqualTo("omitted");

    accepted(post("/" + id + "/replay", "{}"));

    assertThat(
            Topic.records(foreign, record -> id.equals(record.header(Headers.REPLAY_OF)), 1, SOON)
                .getFirst()
                .raw()
                .value())
        .isEqualTo(value);
  }

  @Test
  void sendsAnEditedValueOnlyWhenItIsAnEventOfTheSameStory() {
    String id = arrived(ofStory("edit", 1, ReasonCode.EMPTY_SEED)).getFirst();
    String value =
        """
        {"jobId":"job","scenarioId":"%s","revision":%d,"slug":"slug","title":"Title",
         "seedText":"Better","language":"en","occurredAt":"2026-03-01T08:00:00Z"}
        """;

    JsonNode broken =
        refused(422, post("/" + id + "/replay", "{\"value\":{\"revision\":\"two\"}}"));
    assertThat(broken.path("code").asString()).isEqualTo("invalid-value");
    assertThat(broken.path("violations").size()).isGreaterThan(3);
    JsonNode other =
        refused(422, post("/" + id + "/replay", "{\"value\":" + value.formatted("x", 2) + "}"));
    assertThat(other.path("violations")).hasSize(2);

    String right = value.formatted(prefix + "-edit", 1);
    accepted(post("/" + id + "/replay", "{\"value\":" + right + ",\"note\":\"seed\"}"));
    assertThat(wire("edit", 1).getFirst().text()).contains("\"seedText\":\"Better\"");
    assertThat(letter(id).path("value").path("text").asString()).contains("\"Seed\"");
    assertThat(actions()).contains("dead-letters.edit", "dead-letters.replay");
  }

  @Test
  void putsLettersAsideAndBack() {
    List<String> ids =
        arrived(
            ofStory("g1", 1, ReasonCode.PROVIDER_TIMEOUT),
            ofStory("g2", 2, ReasonCode.INVALID_SLUG));

    assertThat(post("/" + ids.getFirst() + "/discard", "{}").status()).isEqualTo(400);
    JsonNode aside = post("/" + ids.getFirst() + "/discard", "{\"reason\":\"old\"}").json();
    assertThat(aside.path("state").asString()).isEqualTo("discarded");
    refused(409, post("/" + ids.getFirst() + "/discard", "{\"reason\":\"old\"}"));
    refused(409, post("/" + ids.getFirst() + "/replay", "{\"force\":true}"));
    JsonNode many =
        post(
                "/discard",
                "{\"filter\":{\"reason\":\"invalid-slug\",\"q\":\""
                    + prefix
                    + "\"},\"dryRun\":true}")
            .json();
    assertThat(many.path("count").asInt()).isEqualTo(1);
    refused(400, post("/discard", "{\"filter\":{\"reasonCode\":\"x\"},\"reason\":\"old\"}"));
    post(
        "/discard",
        "{\"filter\":{\"reason\":\"invalid-slug\",\"q\":\"" + prefix + "\"},\"reason\":\"old\"}");
    refused(409, order(""));

    for (String id : ids) {
      JsonNode open = post("/" + id + "/undo-discard", "").json();
      assertThat(open.path("state").asString()).isEqualTo("open");
    }
    assertThat(actions())
        .containsExactly(
            "dead-letters.undo-discard",
            "dead-letters.undo-discard",
            "dead-letters.discard",
            "dead-letters.discard");
  }

  @Test
  void writesDownWhoOrderedWhatAndHowItEnded() {
    arrived(ofStory("h", 1, ReasonCode.PROVIDER_TIMEOUT));
    Answer answer =
        service.send(
            service
                .request("/v1/dead-letters/replays", RunningService.API_TOKEN)
                .header("Content-Type", "application/json")
                .header("X-Storycast-Actor", "Ann")
                .POST(
                    BodyPublishers.ofString(
                        "{\"filter\":{\"q\":\"" + prefix + "\"},\"note\":\"outage\"}")));
    assertThat(finished(accepted(answer)).path("by").asString()).isEqualTo("Ann (api)");

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(actions())
                    .containsExactly("dead-letters.replay.finished", "dead-letters.replay"));
    assertThat(
            service
                .bean(JdbcClient.class)
                .sql(
                    "select details::text from audit_log where action = 'dead-letters.replay.finished'")
                .query(String.class)
                .single())
        .contains("\"sent\": 1", "\"state\": \"finished\"");
  }

  @Test
  void findsEverythingAgainAfterTheStoreWasLost() {
    List<String> ids = arrived(ofStory("i", 1, ReasonCode.PROVIDER_TIMEOUT));
    sql("truncate dead_letter cascade");

    assertThat(post("/rebuild", "").status()).isEqualTo(202);

    assertThat(letter(ids.getFirst()).path("state").asString()).isEqualTo("open");
  }

  private ProducerRecord<byte[], byte[]> ofStory(String name, long offset, ReasonCode reason) {
    return DeadRecords.ofStory(prefix + "-" + name, 1, 1, offset, reason);
  }

  /** What the stage makes of a record that it gives up on again. */
  private static ProducerRecord<byte[], byte[]> dieAgain(Received received) {
    var raw = received.raw();
    List<InboundRecord.Header> headers = new ArrayList<>();
    raw.headers().forEach(one -> headers.add(new InboundRecord.Header(one.key(), one.value())));
    List<OutboundRecord> sent = new ArrayList<>();
    new DeadLetters("story", "story-service", "group", Clock.systemUTC())
        .send(
            new InboundRecord(
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.timestamp(),
                raw.key(),
                raw.value(),
                headers),
            StageFailure.of(ReasonCode.PROVIDER_TIMEOUT, "Slow."),
            sent::add);
    OutboundRecord dead = sent.getFirst();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(dead.topic(), dead.key(), dead.value());
    dead.headers().forEach(one -> record.headers().add(one.name(), one.value()));
    return record;
  }

  /** Sends dead letters, waits until the store has them, and gives their ids. */
  @SafeVarargs
  private List<String> arrived(ProducerRecord<byte[], byte[]>... dead) {
    DeadRecords.send(dead);
    List<String> ids = Stream.of(dead).map(DeadRecords::id).toList();
    ids.forEach(this::letter);
    return ids;
  }

  private JsonNode letter(String id) {
    return await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> service.get("/v1/dead-letters/" + id), answer -> answer.status() == 200)
        .json();
  }

  private String sendingReason(String id) {
    return letter(id).path("replays").get(0).path("reason").asString();
  }

  private List<Received> wire(String name, int atLeast) {
    return Topic.records(
        CLAIMED,
        record -> record.key().equals(prefix + "-" + name),
        atLeast,
        atLeast == 0 ? Duration.ofSeconds(1) : SOON);
  }

  private static List<String> names(Received received) {
    return Stream.of(received.raw().headers().toArray()).map(Header::key).toList();
  }

  /** Orders a replay of this test's letters: the topics hold those of other tests too. */
  private Answer order(String fields) {
    String more = fields.isEmpty() ? "" : "," + fields;
    return post("/replays", "{\"filter\":{\"q\":\"" + prefix + "\"}" + more + "}");
  }

  private Answer post(String path, String json) {
    return service.post("/v1/dead-letters" + path, json);
  }

  private static JsonNode accepted(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    JsonNode replay = answer.json();
    assertThat(answer.raw().headers().firstValue("Location"))
        .hasValue("/v1/dead-letters/replays/" + id(replay));
    return replay;
  }

  private static JsonNode refused(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.json();
  }

  private JsonNode finished(JsonNode replay) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> state(replay).equals("finished"));
    return show(replay);
  }

  private String state(JsonNode replay) {
    return show(replay).path("state").asString();
  }

  private JsonNode show(JsonNode replay) {
    return service.get("/v1/dead-letters/replays/" + id(replay)).json();
  }

  private static String id(JsonNode replay) {
    return replay.path("id").asString();
  }

  private List<String> actions() {
    return service
        .bean(JdbcClient.class)
        .sql("select action from audit_log order by id desc")
        .query(String.class)
        .list();
  }

  private void sql(String sql) {
    service.bean(JdbcClient.class).sql(sql).update();
  }
}
