package io.storycast.benchmarks.orchestration;

import io.storycast.benchmarks.Benchmark;
import io.storycast.benchmarks.Findings;
import io.storycast.benchmarks.Median;
import io.storycast.benchmarks.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Processor time a story through the whole pipeline, with a provider that answers at once: what the
 * orchestration itself costs.
 */
public final class Orchestration implements Benchmark {

  /** The JIT compiler is at work for about this long, and doubles the figures. */
  private static final int WARM_UP = 5_000;

  private static final int MEASURED = 5_000;

  private static final String STORIES_PER_SECOND = "stories/s";
  private static final String POSTGRES = "postgresql";
  private static final String KAFKA = "kafka";

  private static List<String> conditions(Run run) {
    return List.of(
        "Equal for all: the steps of a story (claim, story call, speech call, upload of "
            + Servers.SOUND_BYTES / 1000
            + " KB, write back, announce with acks=all), a provider that answers at once, the"
            + " same PostgreSQL (fsync=on, synchronous_commit=on), the same Kafka broker and"
            + " bucket; every round on fresh data, contenders in turn.",
        "Counted: the contender's JVMs, PostgreSQL and Kafka. Not counted: the bucket and the"
            + " provider, which run in the JVM that measures, and on the same processors.",
        "Not equal: Storycast is four processes and records each result and each paid call"
            + " before it goes on; the rivals are one process and record what their means"
            + " record. Temporal's test server keeps everything in memory.",
        "%,d stories measured after %,d of warm-up; medians of the rounds."
            .formatted(run.scaled(MEASURED), run.scaled(WARM_UP)));
  }

  @Override
  public String name() {
    return "orchestration";
  }

  @Override
  public String question() {
    return "What does it cost to get one story through the pipeline, provider time excluded?";
  }

  @Override
  public Findings measure(Run run) throws Exception {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new StorycastContender(run.root()));
    contenders.addAll(RivalContender.all());
    contenders.removeIf(contender -> !run.wants(contender.name()));
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int round = 1; round <= run.rounds(); round++) {
      for (Contender contender : contenders) {
        run.progress().accept("Round %d: %s".formatted(round, contender.name()));
        measure(contender, run, round)
            .forEach(
                (what, value) ->
                    figures
                        .computeIfAbsent(contender.name() + "." + what, _ -> new ArrayList<>())
                        .add(value));
      }
    }
    return new Findings(conditions(run), columns(), rows(contenders, figures), figures);
  }

  private static Map<String, Double> measure(Contender contender, Run run, int round)
      throws Exception {
    Path folder =
        Files.createDirectories(run.work().resolve("%d-%s".formatted(round, contender.name())));
    int warmUp = run.scaled(WARM_UP);
    int measured = run.scaled(MEASURED);
    try (Servers servers = Servers.start(folder)) {
      servers.createContentTables();
      servers.addScenarios(warmUp + measured + measured / 10);
      try (Contender.Running running = contender.start(servers)) {
        servers.awaitReady(warmUp);
        Snapshot before = Snapshot.of(servers, running);
        servers.awaitReady(warmUp + measured);
        return Snapshot.of(servers, running).since(before);
      }
    }
  }

  /** Where everything stands at one moment. */
  private record Snapshot(long nanos, int ready, Map<String, Double> cpuMs) {

    static Snapshot of(Servers servers, Contender.Running running) {
      Map<String, Double> cpu = new LinkedHashMap<>();
      running.pids().forEach((name, pid) -> cpu.put(name, CpuTimes.ofTree(pid)));
      cpu.put(POSTGRES, servers.postgresCpuMs());
      cpu.put(KAFKA, servers.kafkaCpuMs());
      return new Snapshot(System.nanoTime(), servers.ready(), cpu);
    }

    /** Milliseconds a story for each process, and stories a second. */
    Map<String, Double> since(Snapshot before) {
      double stories = ready - before.ready;
      Map<String, Double> figures = new LinkedHashMap<>();
      cpuMs.forEach(
          (process, ms) -> {
            double earlier = Objects.requireNonNull(before.cpuMs.get(process));
            figures.put(process, (ms - earlier) / stories);
          });
      figures.put(STORIES_PER_SECOND, stories * 1e9 / (nanos - before.nanos));
      return figures;
    }
  }

  private static List<String> columns() {
    return List.of(
        "contender",
        "stories/s",
        "CPU ms a story",
        "own JVMs",
        "PostgreSQL",
        "Kafka",
        "by process",
        "how");
  }

  private static List<List<String>> rows(
      List<Contender> contenders, Map<String, List<Double>> figures) {
    return contenders.stream().map(contender -> row(contender, figures)).toList();
  }

  private static List<String> row(Contender contender, Map<String, List<Double>> figures) {
    Map<String, Double> own = new LinkedHashMap<>();
    String prefix = contender.name() + ".";
    figures.forEach(
        (name, values) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), Median.of(values));
          }
        });
    double rate = Objects.requireNonNull(own.remove(STORIES_PER_SECOND));
    double postgres = Objects.requireNonNull(own.remove(POSTGRES));
    double kafka = Objects.requireNonNull(own.remove(KAFKA));
    double jvms = own.values().stream().mapToDouble(Double::doubleValue).sum();
    List<String> parts = new ArrayList<>();
    own.forEach((process, ms) -> parts.add("%s %.1f".formatted(process, ms)));
    return List.of(
        contender.name(),
        "%.0f".formatted(rate),
        "%.1f".formatted(jvms + postgres + kafka),
        "%.1f".formatted(jvms),
        "%.1f".formatted(postgres),
        "%.1f".formatted(kafka),
        String.join(", ", parts),
        contender.remark());
  }
}
