package io.storycast.benchmarks.orchestration;

import io.storycast.benchmarks.Benchmark;
import io.storycast.benchmarks.Findings;
import io.storycast.benchmarks.Median;
import io.storycast.benchmarks.Run;
import io.storycast.benchmarks.orchestration.GrownTables.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a story costs, and how much room it takes, when the tables hold many others. */
public final class Growth implements Benchmark {

  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
  private static final int WARM_UP = 4_000;
  private static final int TEMPLATES = 1_000;
  private static final int BATCH = 1_000;

  /** By then the scheduler has heard of the last stories. */
  private static final long LAST_FACTS_MS = 3_000;

  /** By then what is folded or removed now and then was. */
  private static final long SETTLING_MS = 30_000;

  private static final String ADD =
      """
      insert into public.scenarios (id, slug, title, seed_text)
      select '%1$s-' || n, 'batch-%1$s-' || n, 'Scenario ' || n,
             'Maya has lost her way in a town she knew once, number ' || n
        from generate_series(1, %2$d) n
      """;

  private final Map<String, List<Double>> figures = new LinkedHashMap<>();
  private final Map<Integer, Double> bytes = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String question() {
    return "What does a story cost when a thousand, 10 thousand and 100 thousand are there already?";
  }

  @Override
  public Findings measure(Run run) throws Exception {
    int warmUp = run.scaled(WARM_UP);
    int templates = run.scaled(TEMPLATES);
    int batch = run.scaled(BATCH);
    Path folder = Files.createDirectories(run.work().resolve("growth"));
    try (Servers servers = Servers.start(folder)) {
      servers.createContentTables();
      servers.addScenarios(warmUp);
      try (Contender.Running services = new StorycastContender(run.root()).start(servers)) {
        run.progress().accept("warming up");
        servers.awaitReady(warmUp);
        Thread.sleep(LAST_FACTS_MS);
        GrownTables tables = new GrownTables(servers.database());
        tables.keepTemplates(templates);
        for (int round = 1; round <= run.rounds(); round++) {
          for (int size : SIZES) {
            run.progress().accept("round %d, %,d stories".formatted(round, size));
            tables.fill(size / templates);
            sizes(size, tables);
            measureBatch(size, round, batch, servers, services);
            Thread.sleep(LAST_FACTS_MS);
          }
        }
        Thread.sleep(SETTLING_MS);
        tellOthers(tables, run.rounds() * SIZES.size() * batch);
      }
    }
    return findings(warmUp, batch);
  }

  private void measureBatch(
      int size, int round, int batch, Servers servers, Contender.Running services)
      throws InterruptedException {
    Map<String, Double> before = cpu(servers, services);
    servers.database().execute(ADD.formatted("%d-%d".formatted(size, round), batch));
    servers.awaitReady(servers.ready() + batch);
    cpu(servers, services)
        .forEach(
            (process, ms) -> {
              double earlier = Objects.requireNonNull(before.get(process));
              figures
                  .computeIfAbsent("%d.%s.ms".formatted(size, process), _ -> new ArrayList<>())
                  .add((ms - earlier) / batch);
            });
  }

  private static Map<String, Double> cpu(Servers servers, Contender.Running services) {
    Map<String, Double> cpu = new LinkedHashMap<>();
    cpu.put("services", services.pids().values().stream().mapToDouble(CpuTimes::ofTree).sum());
    cpu.put("postgresql", servers.postgresCpuMs());
    cpu.put("kafka", servers.kafkaCpuMs());
    return cpu;
  }

  private void sizes(int size, GrownTables tables) throws SQLException {
    Map<String, Size> sizes = tables.sizes();
    bytes.put(size, sizes.values().stream().mapToDouble(Size::total).sum() / size);
    if (size == SIZES.getLast() && remarks.isEmpty()) {
      remarks.add(
          "Bytes a story at %,d, indexes in parentheses: ".formatted(size)
              + sizes.entrySet().stream()
                  .sorted(Comparator.comparingLong(table -> -table.getValue().total()))
                  .map(table -> told(table.getKey(), table.getValue(), size))
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static String told(String table, Size size, int stories) {
    return "%s %,d (%,d)".formatted(table, size.total() / stories, size.indexes() / stories);
  }

  private void tellOthers(GrownTables tables, int stories) throws SQLException {
    remarks.add(
        "Rows in all other tables, %d s after the last of %,d stories: "
                .formatted(SETTLING_MS / 1000, stories)
            + tables.others().entrySet().stream()
                .map(table -> "%s %,d".formatted(table.getKey(), table.getValue()))
                .collect(Collectors.joining(", "))
            + ".");
  }

  private Findings findings(int warmUp, int batch) {
    List<List<String>> rows = new ArrayList<>();
    for (int size : SIZES) {
      double services = median(size, "services");
      double postgresql = median(size, "postgresql");
      double kafka = median(size, "kafka");
      rows.add(
          List.of(
              "%,d".formatted(size),
              "%.1f".formatted(services + postgresql + kafka),
              "%.1f".formatted(services),
              "%.1f".formatted(postgresql),
              "%.1f".formatted(kafka),
              "%.1f".formatted(Objects.requireNonNull(bytes.get(size)) / 1000)));
    }
    List<String> conditions = new ArrayList<>();
    conditions.add(
        ("%,d stories through the four services, added at once, on tables filled with copies of"
                + " real stories; before that %,d for the JIT compiler. Medians of the rounds.")
            .formatted(batch, warmUp));
    conditions.add(
        "As in orchestration: a provider that answers at once, a narration of %d KB that is not"
                .formatted(Servers.SOUND_BYTES / 1000)
            + " mastered, PostgreSQL waits for the disk. A run every second, which looks for new"
            + " scenarios when no job is due.");
    conditions.addAll(remarks);
    return new Findings(
        conditions,
        List.of(
            "stories there",
            "CPU ms a story",
            "services",
            "PostgreSQL",
            "Kafka",
            "KB a story in PostgreSQL"),
        rows,
        figures);
  }

  private double median(int size, String process) {
    return Median.of(Objects.requireNonNull(figures.get("%d.%s.ms".formatted(size, process))));
  }
}
