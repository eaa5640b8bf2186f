package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code LOG_FORMAT=ecs}, which the pipeline's storage-service has. */
@ResourceLock(Pipeline.LOCK)
class JsonLogsE2E {

  private static final List<String> FIXED_KEYS =
      List.of("revision", "slug", "stage", "attempt", "topic", "partition", "offset", "trace.id");

  private final Pipeline pipeline = Pipeline.running();

  @Test
  void writesOneObjectALineWithTheFixedKeysAsFields() throws IOException {
    String scenario = pipeline.library().addScenarios("logged", 1).getFirst();
    pipeline.operator().generate(1);
    new Guarantees(pipeline, List.of(scenario)).noScenarioIsLost(Duration.ofMinutes(2));

    List<JsonNode> lines =
        await()
            .until(
                () -> log().stream().filter(line -> isDone(line, scenario)).toList(),
                done -> !done.isEmpty());

    JsonNode line = lines.getFirst();
    assertThat(FIXED_KEYS).allSatisfy(key -> assertThat(line.has(key)).as(key).isTrue());
    assertThat(line.path("trace.id").asString()).hasSize(32);
    assertThat(line.path("service").path("name").asString()).isEqualTo("storage-service");
    assertThat(line.path("log").path("level").asString()).isEqualTo("INFO");
    assertThat(line.path("@timestamp").asString()).isNotEmpty();
    assertThat(log())
        .extracting(each -> each.path("log").path("level").asString())
        .as("LOG_LEVEL is info")
        .isSubsetOf(Set.of("INFO", "WARN", "ERROR"));
  }

  /** Every line is an object: nothing else is written to the console. */
  private List<JsonNode> log() throws IOException {
    Path file = pipeline.fleet.of(Service.STORAGE).getFirst().process().logFile();
    return Files.readAllLines(file).stream()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  private static boolean isDone(JsonNode line, String scenario) {
    return line.path("message").asString().startsWith("Done")
        && line.path("scenarioId").asString().equals(scenario);
  }
}
