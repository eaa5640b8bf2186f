package io.storycast.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.AudioUploaded;
import io.storycast.local.Service;
import io.storycast.local.e2e.Guarantees;
import io.storycast.local.e2e.Pipeline;
import io.storycast.testing.simulator.CallCounts;
import io.storycast.testing.simulator.Endpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run amounts to. */
final class Verdict {

  private final Pipeline pipeline;
  private final Tally tally;
  private final Guarantees guarantees;
  private final List<String> scenarios;
  private final List<String> hopeless;
  private final Duration settling;
  private final Map<String, Integer> chunks = new HashMap<>();

  Verdict(
      Pipeline pipeline,
      Tally tally,
      Guarantees guarantees,
      List<String> scenarios,
      List<String> hopeless,
      Duration settling) {
    this.pipeline = pipeline;
    this.tally = tally;
    this.guarantees = guarantees;
    this.scenarios = scenarios;
    this.hopeless = hopeless;
    this.settling = settling;
    pipeline
        .events(AudioUploaded.class)
        .forEach(narration -> chunks.put(narration.scenarioId(), narration.chunks()));
  }

  void assertEveryGuarantee() {
    guarantees
        .noScenarioIsLost(Duration.ofMinutes(2))
        .oneStoryPerScenario()
        .oneObjectPerStory()
        .onlyHopelessIsDeadLettered(hopeless);
    assertThat(Ledger.of(pipeline, Service.STORY).storedAgain())
        .as("texts bought though one was stored, beyond calls of frozen services")
        .isLessThanOrEqualTo(tally.callsOpenWhileFrozen());
    assertThat(repeated())
        .as("answers bought again, beyond calls that a death, a freeze or the network cut")
        .isLessThanOrEqualTo(
            tally.callsCutByDeath() + tally.callsOpenWhileFrozen() + answersLostOnTheWire());
  }

  /** Paid calls beyond one for each text and one for each piece of a narration. */
  int repeated() {
    return scenarios.stream()
        .mapToInt(
            id ->
                Math.max(0, calls(id, Endpoint.CHAT).billed() - 1)
                    + Math.max(0, calls(id, Endpoint.SPEECH).billed() - chunks.getOrDefault(id, 0)))
        .sum();
  }

  /** Made by the provider, and never received whole. */
  private int answersLostOnTheWire() {
    return Ledger.of(pipeline, Service.STORY).failed().size()
        + Ledger.of(pipeline, Service.AUDIO).failed().size();
  }

  String table(long seed) {
    StringBuilder table = new StringBuilder("Chaos, seed %d%n%n".formatted(seed));
    tally
        .faults()
        .forEach(
            (trouble, times) ->
                row(table, trouble.label(), "%4d  %s".formatted(times, trouble.meaning())));
    row(table, "crash-points", "%4d  halted at a named point".formatted(tally.crashPoints()));
    row(table, "faults", "%4d".formatted(tally.total()));
    table.append(System.lineSeparator());
    CallCounts chat = total(Endpoint.CHAT);
    CallCounts speech = total(Endpoint.SPEECH);
    row(table, "stories", "%4d  (and %d hopeless)".formatted(scenarios.size(), hopeless.size()));
    row(
        table,
        "calls",
        "%4d  started, %d paid"
            .formatted(chat.started() + speech.started(), chat.billed() + speech.billed()));
    row(table, "repeated", "%4d  paid again".formatted(repeated()));
    row(
        table,
        "deaths",
        "%4d  of which %d hit %d calls in flight"
            .formatted(
                tally.deaths().values().stream().mapToInt(Integer::intValue).sum(),
                tally.deathsThatHitACall(),
                tally.callsCutByDeath()));
    row(
        table,
        "frozen",
        "%4d  calls in flight of frozen services".formatted(tally.callsOpenWhileFrozen()));
    row(table, "failed calls", "%4d  refused, cut or broken".formatted(answersLostOnTheWire()));
    row(
        table,
        "dead letters",
        "%4d  records, of %d hopeless scenarios that came more than once"
            .formatted(guarantees.deadLetters().size(), hopeless.size()));
    List<Duration> recoveries = tally.recoveries();
    if (!recoveries.isEmpty()) {
      row(
          table,
          "recovery",
          "%4.1f s median, %.1f s at most, from a fault's end to a story"
              .formatted(
                  seconds(recoveries.get(recoveries.size() / 2)), seconds(recoveries.getLast())));
    }
    row(table, "settled", "%4.1f s after the last fault".formatted(seconds(settling)));
    tally.deaths().forEach((how, times) -> row(table, "  died", "%4d  %s".formatted(times, how)));
    return table.toString();
  }

  private static void row(StringBuilder table, String name, String text) {
    table.append("%-22s %s%n".formatted(name, text));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private CallCounts calls(String scenarioId, Endpoint endpoint) {
    return pipeline.simulator.calls().of(scenarioId, endpoint);
  }

  private CallCounts total(Endpoint endpoint) {
    return pipeline.simulator.calls().total(endpoint);
  }
}
