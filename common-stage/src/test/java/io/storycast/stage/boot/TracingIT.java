package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryFailed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.Attempt;
import io.storycast.stage.Publisher;
import io.storycast.stage.StageFailure;
import io.storycast.stage.Step;
import io.storycast.stage.TraceParent;
import io.storycast.stage.Tracing;
import io.storycast.stage.tracing.OtelSetup;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of a story as spans, in a small service with one stage. */
class TracingIT {

  private static final String CLAIMS = EventType.SCENARIO_CLAIMED.topic();
  private static final String RESULTS = EventType.STORY_GENERATED.topic();
  private static final String DEAD_LETTERS = Topics.deadLetters(CLAIMS, Topics.STORY_SERVICE);
  private static final String DOOMED = "doomed-";

  private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
  private static final AtomicInteger TRIES = new AtomicInteger();
  private static final StageService SERVICE =
      StageService.start(
          "story",
          Dependencies.postgres().freshDatabase("tracing"),
          TracingIT::write,
          beans -> beans.registerBean(Tracing.class, () -> OtelSetup.to(SPANS)));

  private final TraceParent cause = TraceParent.start();
  private final String scenarioId = UUID.randomUUID().toString();

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  private static Optional<StoryGenerated> write(ScenarioClaimed claimed, Attempt attempt) {
    if (claimed.scenarioId().startsWith(DOOMED)) {
      TRIES.incrementAndGet();
      throw StageFailure.of(ReasonCode.PROVIDER_ERROR, "The provider answered 503.");
    }
    try (Step step = attempt.step("think")) {
      step.with("words", 3);
    }
    return Optional.of(Stories.storyOf(claimed));
  }

  @Test
  void tellsLandingWorkAndEmissionInTheTraceOfTheRecord() {
    publish(scenarioId, Map.of());

    SpanData work = await().until(() -> one("work story"), Optional::isPresent).orElseThrow();
    SpanData landing = one("land " + CLAIMS).orElseThrow();
    SpanData think = one("think").orElseThrow();
    SpanData sending = one("send " + RESULTS).orElseThrow();
    assertThat(List.of(landing, work))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(cause.spanId());
    assertThat(List.of(think, sending))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(work.getSpanId());
    assertThat(header(RESULTS, scenarioId, Headers.TRACEPARENT))
        .isEqualTo("00-%s-%s-01".formatted(cause.traceId(), sending.getSpanId()));
    assertThat(text(work, "storycast.outcome")).isEqualTo("fulfilled");
    assertThat(text(work, "storycast.scenario.id")).isEqualTo(scenarioId);
  }

  @Test
  void linksEachTryToTheOneBeforeAndTheReplayToTheLastOne() {
    String doomed = DOOMED + scenarioId;
    publish(doomed, Map.of());
    String died =
        await().until(() -> header(DEAD_LETTERS, doomed, Headers.DIED_STEP), h -> h != null);

    List<SpanData> tries = await().until(() -> spans("work story"), spans -> spans.size() == 3);
    assertThat(tries)
        .extracting(SpanData::getStatus)
        .allMatch(status -> !status.equals(StatusData.ok()));
    assertThat(tries).extracting(one -> text(one, "error.type")).containsOnly("provider-error");
    assertThat(linksOf(tries.get(0))).isEmpty();
    assertThat(linksOf(tries.get(1))).containsExactly(tries.get(0).getSpanId());
    assertThat(linksOf(tries.get(2))).containsExactly(tries.get(1).getSpanId());
    assertThat(TraceParent.parse(died).orElseThrow().spanId()).isEqualTo(tries.get(2).getSpanId());

    TraceParent replay = cause.next();
    publish(doomed, Map.of(Headers.REPLAY_STEP, replay.header(), Headers.REPLAY_ID, "r1"));

    SpanData replayed = await().until(() -> spans("work story"), spans -> spans.size() > 3).get(3);
    assertThat(linksOf(replayed)).containsExactly(replay.spanId());
    assertThat(text(replayed, "storycast.replay.id")).isEqualTo("r1");
  }

  @Test
  void beginsATraceWithEachAttemptAndLinksItToTheOneBefore() {
    String job = UUID.randomUUID().toString();
    ScenarioClaimed claim = Stories.claimOf(job, scenarioId, 1);
    TraceParent first = TraceParent.ofAttempt(job, 1, 1);
    TraceParent second = TraceParent.ofAttempt(job, 1, 2);

    inTransaction(publisher -> publisher.publish(claim, 1));
    inTransaction(publisher -> publisher.publish(failureOf(claim), 1));
    inTransaction(publisher -> publisher.publish(claim, 2));
    inTransaction(publisher -> publisher.publishAgain(claim, 2));

    List<SpanData> begun =
        await().until(() -> ofTrace(second, "claim"), spans -> spans.size() == 1);
    assertThat(begun.getFirst().getParentSpanContext()).isEqualTo(SpanContext.getInvalid());
    assertThat(begun.getFirst().getSpanId()).isEqualTo(second.spanId());
    assertThat(linksOf(begun.getFirst())).containsExactly(first.spanId());
    assertThat(ofTrace(first, "claim")).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(ofTrace(first, "publish " + EventType.STORY_FAILED.topic()))
                    .extracting(SpanData::getParentSpanId)
                    .containsExactly(first.spanId()));
    await()
        .untilAsserted(
            () ->
                assertThat(ofTrace(second, "publish " + CLAIMS))
                    .extracting(SpanData::getParentSpanId)
                    .containsExactly(second.spanId()));
  }

  private void inTransaction(java.util.function.Consumer<Publisher> publication) {
    new TransactionTemplate(SERVICE.bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> publication.accept(SERVICE.bean(Publisher.class)));
    await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE.openObligations() == 0);
  }

  private static StoryFailed failureOf(ScenarioClaimed claim) {
    return new StoryFailed(
        claim.jobId(),
        claim.scenarioId(),
        1,
        1,
        claim.slug(),
        "story",
        ReasonCode.EMPTY_SEED.code(),
        "no seed",
        Instant.now());
  }

  private void publish(String scenario, Map<String, String> headers) {
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.put(Headers.TRACEPARENT, cause.header());
    Topic.publish(Stories.claimOf(scenario, 1), all);
  }

  private Optional<SpanData> one(String name) {
    return spans(name).stream().findFirst();
  }

  /** The ended spans of this test's trace, in the order in which they ended. */
  private List<SpanData> spans(String name) {
    return ofTrace(cause, name);
  }

  private static List<SpanData> ofTrace(TraceParent trace, String name) {
    return SPANS.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(trace.traceId()) && span.getName().equals(name))
        .toList();
  }

  private static List<String> linksOf(SpanData span) {
    return span.getLinks().stream()
        .map(LinkData::getSpanContext)
        .map(SpanContext::getSpanId)
        .toList();
  }

  private static String text(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }

  private static String header(String topic, String scenario, String name) {
    List<ConsumerRecord<byte[], byte[]>> records = Topic.records(topic, scenario);
    return records.isEmpty() ? null : Topic.header(records.getFirst(), name);
  }
}
