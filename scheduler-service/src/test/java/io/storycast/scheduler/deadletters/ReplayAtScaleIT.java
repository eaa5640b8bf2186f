package io.storycast.scheduler.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.deadletters.ReplayItems.Item;
import io.storycast.scheduler.fixtures.DeadRecords;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.fixtures.Topic;
import io.storycast.scheduler.fixtures.Topic.Received;
import io.storycast.scheduler.jobtable.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** 10,000 dead letters of 5 causes: found at once, sent back at the rate that was asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayAtScaleIT {

  private static final int LETTERS = 10_000;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<ReasonCode> CAUSES =
      List.of(
          ReasonCode.PROVIDER_TIMEOUT,
          ReasonCode.PROVIDER_ERROR,
          ReasonCode.STORY_TRUNCATED,
          ReasonCode.INVALID_SLUG,
          ReasonCode.EMPTY_SEED);

  private final String prefix = UUID.randomUUID().toString().substring(0, 8);
  private final RunningService service =
      RunningService.start(Site.empty().database(), "BACKFILL_INTERVAL=1h");

  @BeforeAll
  void fill() {
    List<ProducerRecord<byte[], byte[]>> dead =
        IntStream.range(0, LETTERS)
            .mapToObj(
                n -> DeadRecords.ofStory(prefix + "-" + n, 1, 1, n, CAUSES.get(n % CAUSES.size())))
            .toList();
    DeadRecords.send(dead);
    await().atMost(SOON).until(() -> count("q=" + prefix) == LETTERS);
    service.bean(JdbcClient.class).sql("analyze dead_letter").update();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  @Order(1)
  void groupsThemInLessThanASecond() {
    service.get("/v1/dead-letters/groups");
    Instant start = Instant.now();
    JsonNode groups = service.get("/v1/dead-letters/groups?q=" + prefix).json();
    Duration took = Duration.between(start, Instant.now());

    assertThat(took).isLessThan(Duration.ofSeconds(1));
    assertThat(groups.path("total").asInt()).isEqualTo(LETTERS);
    assertThat(groups.path("groups")).hasSize(CAUSES.size());
    groups
        .path("groups")
        .forEach(group -> assertThat(group.path("count").asInt()).isEqualTo(LETTERS / 5));
    assertThat(groups.path("groups").findValuesAsString("reasonCode"))
        .containsExactlyInAnyOrderElementsOf(CAUSES.stream().map(ReasonCode::code).toList());
  }

  @Test
  @Order(2)
  void keepsToTheRateAndEndsAtOnceWhenAborted() throws Exception {
    String order = "{\"filter\":{\"q\":\"" + prefix + "\"},\"rate\":500%s}";
    JsonNode preview = replays(order.formatted(",\"dryRun\":true"));
    String id = replays(order.formatted("")).path("id").asString();
    assertThat(show(id).path("total").asInt())
        .isEqualTo(preview.path("count").asInt())
        .isEqualTo(LETTERS);

    await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> sent(id) > 0);
    long first = sent(id);
    Instant start = Instant.now();
    await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> sent(id) >= 2_000);
    double rate = (sent(id) - first) / seconds(start);
    assertThat(rate).isCloseTo(500, within(50.0));

    Instant aborted = Instant.now();
    assertThat(service.post("/v1/dead-letters/replays/" + id + "/abort").status()).isEqualTo(200);
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> sent(id) + show(id).path("skipped").asLong() == LETTERS);
    assertThat(seconds(aborted)).isLessThan(2);
    assertThat(onTheWire(id)).hasSize((int) sent(id));
    assertThat(count("state=open&q=" + prefix)).isEqualTo(LETTERS - sent(id));
  }

  @Test
  @Order(3)
  void sendsEachOnceThoughItsProcessDiesInTheMiddle() {
    Replays replays = service.bean(Replays.class);
    Replay.Order order = new Replay.Order(Map.of(), "", "test", 1000, 0, false);
    LetterFilter filter =
        new LetterFilter(
            Set.of(LetterState.OPEN),
            null,
            ReasonCode.EMPTY_SEED.code(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of());
    Replay replay = replays.create(filter, order, null);
    int total = (int) replay.counts().total();
    assertThat(total).isGreaterThan(1_000);

    for (int slices = 1; slices <= 3; slices++) {
      DyingWire wire = new DyingWire(service.bean(ReplayWire.class), slices);
      assertThat(dies(run(wire), replay.id())).isTrue();
    }
    ReplayRun.Next next = run(service.bean(ReplayWire.class)).run(replay.id(), () -> false);

    assertThat(next).isInstanceOf(ReplayRun.Next.Done.class);
    Map<String, Integer> copies = new HashMap<>();
    onTheWire(replay.id())
        .forEach(record -> copies.merge(record.header(Headers.REPLAY_OF), 1, Integer::sum));
    assertThat(copies).hasSize(total).containsValue(1);
    assertThat(copies.values()).containsOnly(1);
    assertThat(sent(replay.id())).isEqualTo(total);
  }

  /** Sends half of its last slice and dies before anybody could note it. */
  private record DyingWire(ReplayWire wire, int[] left) implements ReplayWire {

    DyingWire(ReplayWire wire, int slices) {
      this(wire, new int[] {slices});
    }

    static final class Death extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public List<Outcome> send(String replayId, List<Item> items) {
      if (--left[0] > 0) {
        return wire.send(replayId, items);
      }
      wire.send(replayId, items.subList(0, items.size() / 2));
      throw new Death();
    }

    @Override
    public Set<String> findSent(String replayId, Collection<Item> items) {
      return wire.findSent(replayId, items);
    }
  }

  private static boolean dies(ReplayRun run, String replayId) {
    try {
      run.run(replayId, () -> false);
      return false;
    } catch (DyingWire.Death death) {
      return true;
    }
  }

  private ReplayRun run(ReplayWire wire) {
    Replays replays = service.bean(Replays.class);
    ReplayItems items = service.bean(ReplayItems.class);
    Transactions transactions = service.bean(Transactions.class);
    Duration minute = Duration.ofMinutes(1);
    return new ReplayRun(
        replays,
        items,
        wire,
        new CanaryWatch(replays, items, transactions, minute, minute),
        new ReplayEnd(replays, items, service.bean(AuditLog.class), transactions));
  }

  private List<Received> onTheWire(String replayId) {
    return Topic.records(
        EventType.SCENARIO_CLAIMED.topic(),
        record -> replayId.equals(record.header(Headers.REPLAY_ID)),
        Integer.MAX_VALUE,
        Duration.ofSeconds(3));
  }

  private long count(String query) {
    return service.get("/v1/dead-letters?limit=1&" + query).json().path("total").asLong();
  }

  private JsonNode replays(String order) {
    return service.post("/v1/dead-letters/replays", order).json();
  }

  private long sent(String id) {
    return show(id).path("sent").asLong();
  }

  private JsonNode show(String id) {
    return service.get("/v1/dead-letters/replays/" + id).json();
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }
}
