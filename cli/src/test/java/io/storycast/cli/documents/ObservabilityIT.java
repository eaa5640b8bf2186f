package io.storycast.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules and dashboards ask for metrics that there are, and alerts lead to the runbook. */
class ObservabilityIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path OBSERVABILITY = ROOT.resolve("observability");
  private static final Path METRICS = ROOT.resolve("docs/metrics.md");

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:storycast|http_server|kafka|jvm|process|hikaricp)[:_][a-z0-9_:]*");
  private static final Pattern SERIES = Pattern.compile("_(bucket|count|sum|max)$");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern RECORD = Pattern.compile("- record: (\\S+)");
  private static final Pattern RUNBOOK = Pattern.compile("runbook_url: docs/runbook\\.md#(\\S+)");

  @Test
  void metricsListsEveryMeterOfTheCode() throws IOException {
    List<MeterSources.Meter> meters = MeterSources.all(ROOT);

    assertThat(meters).hasSizeGreaterThan(25);
    assertThat(meters)
        .extracting(MeterSources.Meter::description)
        .doesNotContain("**undescribed**");
    new GeneratedSection(METRICS, "meters")
        .hasRows(meters.stream().map(MeterSources.Meter::row).toList());
  }

  @Test
  void rulesAndDashboardsNameNoOtherMetrics() throws IOException {
    Set<String> recorded = found(RECORD, rules());
    Set<String> known =
        METRIC
            .matcher(Files.readString(METRICS))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());

    assertThat(namesIn(rules())).hasSizeGreaterThan(10);
    assertThat(dashboardQueries()).hasSizeGreaterThan(20);
    for (String name : namesIn(rules() + String.join("\n", dashboardQueries()))) {
      assertThat(name.contains(":") ? recorded : known)
          .as(name)
          .contains(name.contains(":") ? name : SERIES.matcher(name).replaceAll(""));
    }
  }

  @Test
  void everyAlertHasItsSectionOfTheRunbookAndFiresInATest() throws IOException {
    String tests = Files.readString(OBSERVABILITY.resolve("tests/storycast.yml"));
    Set<String> alerts = found(ALERT, rules());
    List<String> sections = RUNBOOK.matcher(rules()).results().map(link -> link.group(1)).toList();

    assertThat(alerts).hasSizeGreaterThan(8).hasSameSizeAs(sections);
    assertThat(sections)
        .allSatisfy(
            section ->
                assertThat(ROOT.resolve("docs/runbook.md"))
                    .content()
                    .contains("<a id=\"%s\"></a>".formatted(section)));
    assertThat(alerts)
        .allSatisfy(
            alert -> {
              assertThat(tests).contains("alertname: %s\n        exp_alerts: []".formatted(alert));
              assertThat(tests)
                  .contains("alertname: %s\n        exp_alerts:\n          - exp".formatted(alert));
            });
  }

  /** Prometheus' own judgement; {@code .ci/run} installs it. */
  @Test
  void prometheusTakesTheConfigurationAndTheRulesPassTheirTests() throws Exception {
    assumeTrue(isThere("promtool"), "promtool is not installed: the rules were not run");

    promtool("check", "config", "--syntax-only", "prometheus.yml");
    for (Path rules : ruleFiles()) {
      promtool("check", "rules", OBSERVABILITY.relativize(rules).toString());
    }
    promtool("test", "rules", "tests/storycast.yml");
  }

  private static void promtool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(OBSERVABILITY.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
  }

  private static boolean isThere(String command) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  private static Set<String> namesIn(String text) {
    String bare = text.replaceAll("(?m)#.*$", "").replaceAll("\"[^\"\n]*\"", "");
    return METRIC.matcher(bare).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }

  private static String rules() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : ruleFiles()) {
      text.append(Files.readString(file));
    }
    return text.toString();
  }

  private static List<Path> ruleFiles() throws IOException {
    try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("rules"))) {
      return files.sorted().toList();
    }
  }

  private static List<String> dashboardQueries() throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("grafana/dashboards"))) {
      for (Path file : files.toList()) {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(file));
        dashboard.findValues("expr").forEach(expression -> queries.add(expression.asString()));
      }
    }
    return queries;
  }
}
