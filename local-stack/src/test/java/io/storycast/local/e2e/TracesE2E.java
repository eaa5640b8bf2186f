package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.local.Service;
import io.storycast.local.e2e.SpanCatcher.CaughtSpan;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Fault;
import io.storycast.testing.simulator.FaultKind;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.json.JsonMapper;

/** The way of a story through all services, as a trace viewer is told it. */
@ResourceLock(Pipeline.LOCK)
class TracesE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Pipeline pipeline = Pipeline.running();

  @Test
  void oneStoryIsOneTraceThroughFourServices() throws Exception {
    String scenario = pipeline.library().addScenarios("traced", 1).getFirst();
    pipeline.operator().generate(1);

    List<CaughtSpan> trace =
        await().atMost(PATIENCE).until(() -> traceOf(scenario), TracesE2E::isWhole);

    assertThat(trace)
        .extracting(CaughtSpan::name)
        .contains("work story", "call story", "work audio", "call speech", "upload")
        .contains("sink text", "sink narration", "send storycast.story-ready.v1");
    assertThat(trace)
        .filteredOn(span -> span.parent().isEmpty())
        .singleElement()
        .extracting(CaughtSpan::name)
        .isEqualTo("claim");
    Set<String> ids = trace.stream().map(CaughtSpan::id).collect(Collectors.toSet());
    assertThat(trace)
        .filteredOn(span -> !span.parent().isEmpty())
        .allMatch(span -> ids.contains(span.parent()));
    assertThat(one(trace, "call story").text("gen_ai.request.model")).isNotEmpty();
    assertThat(one(trace, "call story").text("gen_ai.response.id")).isNotEmpty();
    assertThat(Files.readString(pipeline.fleet.of(Service.AUDIO).getFirst().process().logFile()))
        .contains("traceId=" + trace.getFirst().traceId());
  }

  @Test
  void theWayOfAReplayedLetterIsInTheSameTrace() {
    String scenario = pipeline.library().addScenarios("replayed", 1).getFirst();
    pipeline
        .simulator
        .faults()
        .add(Fault.of(FaultKind.BAD_REQUEST, Endpoint.CHAT).forScenario(scenario).times(1));
    pipeline.operator().generate(1);
    String letter = await().atMost(PATIENCE).until(() -> letterOf(scenario), id -> !id.isEmpty());

    pipeline.operator().post("/v1/dead-letters/replays", "{\"ids\":[\"%s\"]}".formatted(letter));

    List<CaughtSpan> trace =
        await().atMost(PATIENCE).until(() -> traceOf(scenario), TracesE2E::isWhole);
    List<CaughtSpan> tries = all(trace, "work story");
    CaughtSpan replay = one(trace, "replay");
    assertThat(tries).hasSize(2);
    assertThat(tries.getFirst().text("error.type")).isEqualTo("provider-rejected");
    assertThat(replay.links()).containsExactly(tries.getFirst().id());
    assertThat(tries.getLast().links()).containsExactly(replay.id());
  }

  /** The last services have told what they did. */
  private static boolean isWhole(List<CaughtSpan> trace) {
    return trace.stream().anyMatch(span -> span.name().equals("send storycast.story-ready.v1"))
        && all(trace, "work storage").size() == 2
        && trace.stream().map(CaughtSpan::service).distinct().count() == 4;
  }

  private List<CaughtSpan> traceOf(String scenario) {
    List<CaughtSpan> spans = pipeline.spans.spans();
    Optional<String> trace =
        spans.stream()
            .filter(span -> span.name().equals("claim"))
            .filter(span -> span.text("storycast.scenario.id").equals(scenario))
            .map(CaughtSpan::traceId)
            .findFirst();
    return trace.stream()
        .flatMap(id -> spans.stream().filter(span -> span.traceId().equals(id)))
        .sorted(
            (one, other) ->
                Long.compare(
                    one.span().getStartTimeUnixNano(), other.span().getStartTimeUnixNano()))
        .toList();
  }

  private String letterOf(String scenario) {
    return JsonMapper.shared()
        .readTree(pipeline.operator().get("/v1/dead-letters?scenarioId=" + scenario))
        .path("deadLetters")
        .path(0)
        .path("id")
        .asString("");
  }

  private static CaughtSpan one(List<CaughtSpan> trace, String name) {
    return all(trace, name).getFirst();
  }

  private static List<CaughtSpan> all(List<CaughtSpan> trace, String name) {
    return trace.stream().filter(span -> span.name().equals(name)).toList();
  }
}
