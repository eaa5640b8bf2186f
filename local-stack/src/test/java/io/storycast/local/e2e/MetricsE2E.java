package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the services serve is what docs/metrics.md says, which is what rules and dashboards use. */
@ResourceLock(Pipeline.LOCK)
class MetricsE2E {

  private static final Path DOCUMENT = Path.of("../docs/metrics.md");

  /** The client's metrics are looked through once a minute: a young process may not have it yet. */
  private static final String LATE = "kafka_consumer_fetch_manager_records_lag";

  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern DOCUMENTED =
      Pattern.compile("`((?:storycast|http|kafka|hikaricp|jvm|process)_\\w+)`");

  @Test
  void servesTheMetricsThatAreDocumented() throws IOException {
    Pipeline pipeline = Pipeline.running();
    List<String> scenarios = pipeline.library().addScenarios("measured", 1);
    pipeline.operator().generate(1);
    new Guarantees(pipeline, scenarios).noScenarioIsLost(Duration.ofMinutes(2));

    Set<String> served = new TreeSet<>();
    for (Service service : Service.PIPELINE) {
      served.addAll(families(pipeline.fleet.of(service).getFirst().metrics()));
    }

    Set<String> documented =
        DOCUMENTED
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toSet());
    assertThat(served)
        .filteredOn(name -> name.startsWith("storycast_"))
        .hasSizeGreaterThan(20)
        .isSubsetOf(documented);
    assertThat(documented)
        .filteredOn(name -> !name.startsWith("storycast_") && !name.equals(LATE))
        .isSubsetOf(served);
  }

  /** Names as the documents have them: a timer's maximum is no metric of its own. */
  private static List<String> families(String scraped) {
    return FAMILY
        .matcher(scraped)
        .results()
        .map(MetricsE2E::name)
        .filter(name -> !name.endsWith("_max"))
        .toList();
  }

  private static String name(MatchResult family) {
    return family.group(1);
  }
}
