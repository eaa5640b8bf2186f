package io.storycast.benchmarks;

import io.storycast.benchmarks.audio.NarrationBenchmark;
import io.storycast.benchmarks.claiming.ClaimingBenchmark;
import io.storycast.benchmarks.deadletters.DeadLettersBenchmark;
import io.storycast.benchmarks.inflight.InFlight;
import io.storycast.benchmarks.jobs.JobApiBenchmark;
import io.storycast.benchmarks.orchestration.Growth;
import io.storycast.benchmarks.orchestration.Latency;
import io.storycast.benchmarks.orchestration.Orchestration;
import io.storycast.benchmarks.orchestration.Roles;
import io.storycast.benchmarks.startup.StartUpBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench NAME}: measures and prints the table; {@link Options} says what else there is. */
public final class Bench {

  /** Every benchmark there is, in the order in which {@code all} runs them. */
  private static final List<Benchmark> BENCHMARKS =
      List.of(
          new Orchestration(),
          new Latency(),
          new InFlight(),
          new JobApiBenchmark(),
          new ClaimingBenchmark(),
          new DeadLettersBenchmark(),
          new NarrationBenchmark(),
          new StartUpBenchmark(),
          new Growth());

  private static final String ALL = "all";
  private static final int USAGE_ERROR = 2;

  private Bench() {}

  /** Exits with 0 when all was measured, 1 when something failed, 2 when it was asked wrongly. */
  public static void main(String[] arguments) throws Exception {
    if (Roles.played(arguments)) {
      return;
    }
    Options options;
    try {
      options =
          Options.parse(arguments, Path.of(System.getenv().getOrDefault("STORYCAST_ROOT", ".")));
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.err.println(usage());
      System.exit(USAGE_ERROR);
      return;
    }
    boolean failed = false;
    for (Benchmark benchmark : chosen(options.name())) {
      failed |= !measured(benchmark, options);
    }
    System.exit(failed ? 1 : 0);
  }

  private static List<Benchmark> chosen(String name) {
    Optional<Benchmark> one = BENCHMARKS.stream().filter(b -> b.name().equals(name)).findFirst();
    if (one.isEmpty() && !name.equals(ALL)) {
      System.err.printf("bench: No benchmark is called %s.%n%s%n", name, usage());
      System.exit(USAGE_ERROR);
    }
    return one.map(List::of).orElse(BENCHMARKS);
  }

  private static String usage() {
    StringBuilder text = new StringBuilder("Usage: bench NAME|all " + Options.USAGE);
    for (Benchmark benchmark : BENCHMARKS) {
      text.append("%n  %-14s %s".formatted(benchmark.name(), benchmark.question()));
    }
    return text.toString();
  }

  private static boolean measured(Benchmark benchmark, Options options) {
    System.out.printf("%n## %s%n%n%s%n%n", benchmark.name(), benchmark.question());
    try {
      Path work = Files.createTempDirectory("storycast-bench-");
      Findings findings = benchmark.measure(options.run(work, System.err::println));
      if (findings.rows().isEmpty()) {
        System.err.printf("bench: --only names nothing in %s%n", benchmark.name());
        return false;
      }
      System.out.println(findings.markdown());
      write(options.out(), benchmark, options, findings);
      delete(work);
      return true;
    } catch (Exception e) {
      System.err.printf("bench: %s could not be measured%n", benchmark.name());
      e.printStackTrace(System.err);
      return false;
    }
  }

  private static void write(Path folder, Benchmark benchmark, Options options, Findings findings)
      throws IOException {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", benchmark.name());
    result.put("question", benchmark.question());
    result.put("measuredAt", Instant.now().toString());
    result.put("machine", Machine.facts());
    result.put("rounds", options.rounds());
    result.put("scale", options.scale());
    result.put("seed", options.seed());
    result.put("conditions", findings.conditions());
    result.put("columns", findings.columns());
    result.put("rows", findings.rows());
    result.put("figures", findings.figures());
    Files.createDirectories(folder);
    Path file = folder.resolve(benchmark.name() + ".json");
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(file, json.writeValueAsString(result) + "\n");
    System.err.println("Figures of every round: " + file);
  }

  /** Only after a success: of a failure the logs are wanted. */
  private static void delete(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(all::add);
    }
    for (Path path : all.reversed()) {
      Files.deleteIfExists(path);
    }
  }
}
