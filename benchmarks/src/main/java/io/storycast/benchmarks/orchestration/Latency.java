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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How long a story is under way when nobody else takes time. */
public final class Latency implements Benchmark {

  private static final int WARM_UP = 3_000;
  private static final List<String> RIVALS = List.of("db-scheduler", "spring-kafka");

  /** Name, stories a second, seconds. */
  private enum Load {
    IDLE("one a second", 1, 40),
    STEADY("ten a second", 10, 60),
    HALF("25 a second", 25, 40);

    private final String title;
    private final int rate;
    private final int seconds;

    Load(String title, int rate, int seconds) {
      this.title = title;
      this.rate = rate;
      this.seconds = seconds;
    }
  }

  private static List<String> conditions(Run run) {
    return List.of(
        "From the claim, as the job's row tells it, until a subscriber on the same machine has"
            + " read that the story is ready. The provider answers at once, so nothing is to be"
            + " subtracted.",
        "Evenly spaced new stories, after %,d stories of warm-up at full speed."
            .formatted(run.scaled(WARM_UP)),
        "Equal and not equal: as in the benchmark orchestration.");
  }

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String question() {
    return "How much time does the pipeline add to a story beside that of the providers?";
  }

  @Override
  public Findings measure(Run run) throws Exception {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new StorycastContender(run.root()));
    RivalContender.all().stream()
        .filter(rival -> RIVALS.contains(rival.name()))
        .forEach(contenders::add);
    contenders.removeIf(contender -> !run.wants(contender.name()));
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int round = 1; round <= run.rounds(); round++) {
      for (Contender contender : contenders) {
        run.progress().accept("Round %d: %s".formatted(round, contender.name()));
        measure(contender, run, round, figures);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Contender contender : contenders) {
      for (Load load : Load.values()) {
        rows.add(row(contender.name(), load, figures));
      }
    }
    return new Findings(
        conditions(run), List.of("contender", "load", "p50 ms", "p95 ms", "p99 ms"), rows, figures);
  }

  private static void measure(
      Contender contender, Run run, int round, Map<String, List<Double>> figures) throws Exception {
    Path folder =
        Files.createDirectories(run.work().resolve("%d-%s".formatted(round, contender.name())));
    try (Servers servers = Servers.start(folder)) {
      servers.createContentTables();
      int warmUp = run.scaled(WARM_UP);
      servers.addScenarios(warmUp);
      try (Contender.Running running = contender.start(servers);
          ReadyTimes ready = ReadyTimes.of(servers.brokers(), running.readyTopic())) {
        servers.awaitReady(warmUp);
        for (Load load : Load.values()) {
          List<Double> millis = timed(load, servers, running, ready, run);
          for (double share : new double[] {0.5, 0.95, 0.99}) {
            figures
                .computeIfAbsent(figure(contender.name(), load, share), _ -> new ArrayList<>())
                .add(Median.quantile(millis, share));
          }
        }
      }
    }
  }

  private static List<Double> timed(
      Load load, Servers servers, Contender.Running running, ReadyTimes ready, Run run)
      throws InterruptedException {
    int before = servers.ready();
    int stories = run.scaled(load.rate * load.seconds);
    long interval = 1_000_000_000L / load.rate;
    long next = System.nanoTime();
    List<String> slugs = new ArrayList<>();
    for (int i = 0; i < stories; i++) {
      String slug = "%s-%d".formatted(load.name().toLowerCase(Locale.ROOT), i);
      slugs.add(slug);
      Thread.ofVirtual().start(() -> running.queue(slug));
      next += interval;
      Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
    }
    servers.awaitReady(before + stories);
    return ready.millisSince(running.claimedAt(slugs));
  }

  private static String figure(String contender, Load load, double share) {
    return "%s.%s.p%d.ms".formatted(contender, load.name(), Math.round(share * 100));
  }

  private static List<String> row(String contender, Load load, Map<String, List<Double>> figures) {
    List<String> row = new ArrayList<>(List.of(contender, load.title));
    for (double share : new double[] {0.5, 0.95, 0.99}) {
      List<Double> rounds = Objects.requireNonNull(figures.get(figure(contender, load, share)));
      row.add("%.1f".formatted(Median.of(rounds)));
    }
    return row;
  }
}
