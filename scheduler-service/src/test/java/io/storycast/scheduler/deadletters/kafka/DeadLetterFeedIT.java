package io.storycast.scheduler.deadletters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.scheduler.fixtures.DeadRecords;
import io.storycast.scheduler.fixtures.ForeignTopics;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Whatever lies on a dead-letter topic can be found, read and told apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterFeedIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final String prefix = UUID.randomUUID().toString().substring(0, 8);
  private final String foreign = "orders-" + prefix + "-dlt";
  private final RunningService service;

  DeadLetterFeedIT() {
    ForeignTopics.create(foreign);
    service =
        RunningService.start(
            Site.empty().database(),
            "BACKFILL_INTERVAL=1h",
            "DEAD_LETTER_TOPICS=storycast\\..+\\.dlt|" + foreign);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void showsALetterOfOursWithEverythingItTells() {
    ProducerRecord<byte[], byte[]> dead =
        DeadRecords.ofStory(prefix + "-whole", 2, 3, 17, ReasonCode.PROVIDER_TIMEOUT);
    DeadRecords.send(dead);

    JsonNode letter = letter(DeadRecords.id(dead));

    assertThat(letter.path("state").asString()).isEqualTo("open");
    assertThat(letter.path("origin").asString()).isEqualTo("storycast");
    assertThat(letter.path("originalTopic").asString())
        .isEqualTo(EventType.SCENARIO_CLAIMED.topic());
    assertThat(letter.path("scenarioId").asString()).isEqualTo(prefix + "-whole");
    assertThat(letter.path("slug").asString()).isEqualTo("slug");
    assertThat(letter.path("revision").asInt()).isEqualTo(2);
    assertThat(letter.path("attempt").asInt()).isEqualTo(3);
    assertThat(letter.path("stage").asString()).isEqualTo("story");
    assertThat(letter.path("reasonCode").asString()).isEqualTo("provider-timeout");
    assertThat(letter.path("meaning").asString()).isEqualTo(ReasonCode.PROVIDER_TIMEOUT.meaning());
    assertThat(letter.path("remedy").asString()).isEqualTo(ReasonCode.PROVIDER_TIMEOUT.remedy());
    assertThat(letter.path("value").path("kind").asString()).isEqualTo("json");
    assertThat(letter.path("value").path("text").asString()).contains("\"seedText\" : \"Seed\"");
    assertThat(letter.path("attempts").get(0).path("elapsedMs").asInt()).isEqualTo(1200);
    assertThat(letter.path("exception").asString()).endsWith("HttpTimeoutException");
    assertThat(letter.path("replays")).isEmpty();
  }

  @Test
  void keepsALetterOnceHoweverOftenItComes() {
    ProducerRecord<byte[], byte[]> dead =
        DeadRecords.ofStory(prefix + "-twice", 1, 1, 5, ReasonCode.PROVIDER_TIMEOUT);
    DeadRecords.send(dead, dead);
    DeadRecords.send(dead);
    ProducerRecord<byte[], byte[]> last =
        DeadRecords.ofStory(prefix + "-twice", 1, 2, 6, ReasonCode.PROVIDER_TIMEOUT);
    DeadRecords.send(last);

    letter(DeadRecords.id(last));
    assertThat(list("?state=any&scenarioId=" + prefix + "-twice").path("total").asInt())
        .isEqualTo(2);
  }

  @Test
  void keepsRecordsThatNobodyCanRead() {
    byte[] junk = {0, (byte) 0xff, (byte) 0xfe, 0x41, 0, (byte) 0xc3};
    ProducerRecord<byte[], byte[]> odd =
        DeadRecords.bare(foreign, junk, "with\0null".getBytes(UTF_8));
    odd.headers().add("bytes", junk).add("null", null).add("na\0me", new byte[0]);
    odd.headers().add("twice", "1".getBytes(UTF_8)).add("twice", "2".getBytes(UTF_8));
    odd.headers().add(Headers.STAGE, junk).add(Headers.REASON_CODE, junk);
    odd.headers()
        .add(Headers.HISTORY, junk)
        .add(Headers.DIED_AT, "+1000000000-12-31T23:59:59Z".getBytes(UTF_8));
    odd.headers().add(Headers.REPLAY_COUNT, "many".getBytes(UTF_8)).add(Headers.REASON, junk);
    DeadRecords.send(
        DeadRecords.bare(foreign, null, null),
        DeadRecords.bare(foreign, junk, junk),
        odd,
        DeadRecords.bare(foreign, null, new byte[2_000_000]),
        DeadRecords.bare(foreign, null, "{\"half\":\"\\ud800\"}".getBytes(UTF_8)),
        DeadRecords.bare(foreign, null, "last".getBytes(UTF_8)));

    JsonNode nothing = letter(foreign + "-0-0");
    letter(foreign + "-0-5");
    assertThat(list("?topic=" + foreign).path("total").asInt()).isEqualTo(6);
    assertThat(nothing.path("value").path("kind").asString()).isEqualTo("none");
    assertThat(nothing.path("originalTopic").asString()).isEqualTo("orders-" + prefix);
    assertThat(nothing.path("origin").asString()).isEqualTo("foreign");
    assertThat(nothing.path("reasonCode").asString()).isEqualTo("unknown");

    JsonNode binary = letter(foreign + "-0-1");
    assertThat(binary.path("value").path("kind").asString()).isEqualTo("binary");
    assertThat(binary.path("value").path("hex").asString())
        .isEqualTo("00000000  00 ff fe 41 00 c3" + " ".repeat(30) + "  |...A..|\n");
    assertThat(binary.path("key").asString()).isEqualTo("0x00fffe4100c3");

    JsonNode strange = letter(foreign + "-0-2");
    assertThat(strange.path("headers")).hasSize(11);
    assertThat(strange.path("headers").get(0).path("hex").asString()).isEqualTo("00fffe4100c3");
    assertThat(strange.path("headers").get(2).path("name").asString()).isEqualTo("na\0me");
    assertThat(strange.path("attempts")).isEmpty();

    assertThat(letter(foreign + "-0-3").path("value").path("bytes").asInt()).isEqualTo(2_000_000);
  }

  private JsonNode letter(String id) {
    return await()
        .atMost(SOON)
        .until(() -> service.get("/v1/dead-letters/" + id), answer -> answer.status() == 200)
        .json();
  }

  private JsonNode list(String query) {
    return service.get("/v1/dead-letters" + query).json();
  }
}
