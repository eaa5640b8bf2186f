package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Fact;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.Topics;
import io.storycast.testing.simulator.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What holds for a set of scenarios whatever happened to the processes. */
public final class Guarantees {

  private final Pipeline pipeline;
  private final List<String> scenarios;

  public Guarantees(Pipeline pipeline, List<String> scenarios) {
    this.pipeline = pipeline;
    this.scenarios = scenarios;
  }

  /** Every scenario becomes a story that can be read and heard, and its job succeeds, by itself. */
  public Guarantees noScenarioIsLost(Duration limit) {
    Library library = pipeline.library();
    await("every story is ready")
        .atMost(limit)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(library.narrated()).containsAll(scenarios);
              assertThat(scenarios)
                  .allSatisfy(id -> assertThat(library.jobOf(id)).startsWith("succeeded"));
            });
    await("no obligation is left")
        .atMost(Duration.ofSeconds(20))
        .until(() -> library.openObligations() == 0);
    return this;
  }

  /** One story each; and every copy of a fact about it is equal. */
  public Guarantees oneStoryPerScenario() {
    Library library = pipeline.library();
    assertThat(scenarios).allSatisfy(id -> assertThat(library.storiesOf(id)).isEqualTo(1));
    Map<String, List<StoryReady>> ready = byScenario(StoryReady.class);
    assertThat(ready).containsOnlyKeys(scenarios);
    assertThat(ready.values())
        .allSatisfy(copies -> assertThat(copies.stream().distinct()).hasSize(1));
    return this;
  }

  /** Every claim was a first attempt: no failure, no retry by the scheduler. */
  public Guarantees oneAttemptPerScenario() {
    Library library = pipeline.library();
    assertThat(scenarios).allSatisfy(id -> assertThat(library.jobOf(id)).isEqualTo("succeeded 1"));
    return this;
  }

  /**
   * One call for the text and one for each piece of the narration, and one more for each call that
   * was in flight when its process died: the ledger knows those.
   */
  public Guarantees noCallIsPaidTwice() {
    Map<String, List<AudioUploaded>> narrations = byScenario(AudioUploaded.class);
    for (String id : scenarios) {
      int chunks = narrations.get(id).getFirst().chunks();
      assertThat(callsOf(id, Endpoint.CHAT))
          .as("calls for the text of %s: %s", id, pipeline.library().calls("story", id))
          .isBetween(1, 1 + pipeline.library().interruptedCalls("story", id));
      assertThat(callsOf(id, Endpoint.SPEECH))
          .as("calls for the narration of %s: %s", id, pipeline.library().calls("audio", id))
          .isLessThanOrEqualTo(chunks + pipeline.library().interruptedCalls("audio", id));
    }
    return this;
  }

  /** At most so many calls, over all scenarios, were in flight when a process died. */
  public Guarantees interruptedCallsAreAtMost(int kills) {
    Library library = pipeline.library();
    int interrupted =
        scenarios.stream()
            .mapToInt(
                id -> library.interruptedCalls("story", id) + library.interruptedCalls("audio", id))
            .sum();
    assertThat(interrupted).isLessThanOrEqualTo(kills);
    return this;
  }

  /** The bucket has one narration under the name of each story, and no others of these. */
  public Guarantees oneObjectPerStory() {
    Set<String> keys = pipeline.narrationFiles();
    assertThat(pipeline.library().slugsOf(scenarios))
        .hasSize(scenarios.size())
        .allSatisfy(slug -> assertThat(keys).contains(slug + ".mp3"));
    assertThat(keys).hasSameSizeAs(pipeline.library().narrated());
    return this;
  }

  /**
   * Each hopeless scenario is in a dead-letter topic, as often as it was asked for; no other is.
   */
  public Guarantees onlyHopelessIsDeadLettered(List<String> hopeless) {
    assertThat(deadLetters())
        .extracting(letter -> new String(letter.key(), StandardCharsets.UTF_8))
        .containsOnly(hopeless.toArray(String[]::new));
    return this;
  }

  /** Every record in every dead-letter topic. */
  public List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    List<String> topics =
        Topics.all().stream().map(Topics.Spec::name).filter(name -> name.endsWith(".dlt")).toList();
    return Topic.records(pipeline.kafka.brokers(), topics);
  }

  /** None of these scenarios is hopeless, so none of them is in a dead-letter topic. */
  public Guarantees nothingIsDeadLettered() {
    assertThat(deadLetters())
        .extracting(letter -> new String(letter.key(), StandardCharsets.UTF_8))
        .doesNotContainAnyElementsOf(scenarios);
    return this;
  }

  private int callsOf(String scenarioId, Endpoint endpoint) {
    return pipeline.simulator.calls().of(scenarioId, endpoint).started();
  }

  private <F extends Fact> Map<String, List<F>> byScenario(Class<F> kind) {
    return pipeline.events(kind).stream()
        .filter(fact -> scenarios.contains(fact.scenarioId()))
        .collect(Collectors.groupingBy(Fact::scenarioId));
  }
}
