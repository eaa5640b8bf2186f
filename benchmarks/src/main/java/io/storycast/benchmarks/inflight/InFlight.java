package io.storycast.benchmarks.inflight;

import io.storycast.benchmarks.Benchmark;
import io.storycast.benchmarks.Findings;
import io.storycast.benchmarks.Median;
import io.storycast.benchmarks.Run;
import io.storycast.benchmarks.orchestration.CannedProvider;
import io.storycast.contracts.EventType;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which share of the calls that could be in flight are. */
public final class InFlight implements Benchmark {

  /** Calls one process is to keep in flight. */
  static final int CALLS = 300;

  private static final Duration MEDIAN = Duration.ofSeconds(8);
  private static final double SIGMA = 0.6;
  private static final Duration RAMP_UP = Duration.ofSeconds(40);
  private static final Duration MEASURED = Duration.ofSeconds(60);

  /** More than begin before the measuring ends, so that work is always there. */
  private static final int STORIES = 6_000;

  private static final List<Worker> WORKERS =
      List.of(
          new StoryServiceWorker(),
          new ListenerWorker("listener, one thread a partition", 6, false),
          new ListenerWorker("listener, asyncAcks, 50 records a poll", 6, true));

  @Override
  public String name() {
    return "in-flight";
  }

  @Override
  public String question() {
    return "How many of %d slow calls does one process keep in flight?".formatted(CALLS);
  }

  @Override
  public Findings measure(Run run) throws Exception {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int round = 1; round <= run.rounds(); round++) {
      for (Worker worker : WORKERS) {
        if (run.wants(worker.name())) {
          run.progress().accept("Round %d: %s".formatted(round, worker.name()));
          double inFlight = measure(worker, run, round);
          figures.computeIfAbsent(worker.name(), _ -> new ArrayList<>()).add(inFlight);
        }
      }
    }
    double meanS = new SlowCalls(MEDIAN, SIGMA, 0).mean().toMillis() / 1000.0;
    List<List<String>> rows = new ArrayList<>();
    for (String name : figures.keySet()) {
      double inFlight = Median.of(Objects.requireNonNull(figures.get(name)));
      rows.add(
          List.of(
              name,
              "%.1f".formatted(inFlight),
              "%.1f %%".formatted(100 * inFlight / CALLS),
              "%.1f".formatted(inFlight / meanS)));
    }
    return new Findings(
        conditions(meanS),
        List.of("worker", "calls in flight", "of the ideal", "stories/s"),
        rows,
        figures);
  }

  private static List<String> conditions(double meanS) {
    return List.of(
        "One process takes scenario-claimed facts from %d partitions, has a story written and tells"
                .formatted(Worker.PARTITIONS)
            + " of it. A call takes a log-normal time: median %d s, sigma %.1f, mean %.1f s."
                .formatted(MEDIAN.toSeconds(), SIGMA, meanS),
        "Ideal: %d calls in flight at every moment. Mean over %d s, after %d s; stories/s follow from"
                .formatted(CALLS, MEASURED.toSeconds(), RAMP_UP.toSeconds())
            + " it by the mean length.",
        "Not equal: the story service records each call and each result in PostgreSQL (fsync=on)"
            + " and may die at any moment; the listeners record nothing, and one that dies pays"
            + " every call in flight again.");
  }

  private static double measure(Worker worker, Run run, int round) throws Exception {
    Path folder = Files.createDirectories(run.work().resolve("in-flight-%d".formatted(round)));
    SlowCalls calls = new SlowCalls(MEDIAN, SIGMA, run.seed());
    try (EmbeddedKafka kafka = EmbeddedKafka.temporary().start().createTopics();
        EmbeddedPostgres postgres =
            EmbeddedPostgres.at(Ports.free(), folder.resolve(worker.folder()), true).start();
        CannedProvider provider = CannedProvider.start(new byte[0], calls::await)) {
      Claims.publish(kafka.brokers(), EventType.SCENARIO_CLAIMED.topic(), STORIES);
      Worker.Place place = new Worker.Place(run.root(), folder, kafka, postgres, provider);
      try (AutoCloseable running = worker.start(place)) {
        Thread.sleep(RAMP_UP);
        calls.meanInFlight(RAMP_UP);
        long start = System.nanoTime();
        Thread.sleep(MEASURED);
        return calls.meanInFlight(Duration.ofNanos(System.nanoTime() - start));
      }
    }
  }
}
