package io.storycast.benchmarks.claiming;

import io.storycast.benchmarks.Benchmark;
import io.storycast.benchmarks.Findings;
import io.storycast.benchmarks.Median;
import io.storycast.benchmarks.Run;
import io.storycast.benchmarks.claiming.Claimers.Claimed;
import io.storycast.benchmarks.scheduler.SchedulerProcess;
import io.storycast.testing.Database;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.Ports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The claims of two schedulers on short and long queues, on a durable PostgreSQL. */
public final class ClaimingBenchmark implements Benchmark {

  private static final List<Integer> LENGTHS = List.of(1_000, 100_000, 1_000_000);

  /** Runs of one job that each scheduler makes in a round. */
  private static final int RUNS = 200;

  /** Jobs that are claimed and finished in a round while another transaction stays open. */
  private static final int GATHERED = 3_000;

  private static final int LARGE_RUNS = 5;
  private static final int JOBS_OF_LARGE_RUN = 50;

  private static final List<String> COLUMNS =
      List.of("jobs queued", "claims/s", "p50 ms", "p95 ms", "p99 ms");

  private static final List<String> CONDITIONS =
      List.of(
          "The whole claim of one job by scheduler-service's own classes, in this process: the queue"
              + " is looked at, the caps are counted, the job, its fact, its event and its"
              + " publication are written in one transaction. Nothing is sent to Kafka.",
          "Two schedulers with a pool each claim one job after the other; claims of one wait for"
              + " those of the other, and that counts. %d claims of each in a round, after a round"
                  .formatted(RUNS)
              + " that does not count; queues take turns.",
          "Before each measurement the running jobs are finished and the queue is filled up. The"
              + " caps are out of the way.",
          "Another transaction open: it has looked at the database before %,d jobs were claimed and"
                  .formatted(GATHERED)
              + " finished, so that their dead rows stay; 10 claims a second do that in five"
              + " minutes.",
          "PostgreSQL waits for the disk at each commit (fsync=on, synchronous_commit=on).");

  private final List<String> names = new ArrayList<>();
  private final Map<String, List<Double>> milliseconds = new LinkedHashMap<>();
  private final Map<String, List<Double>> rates = new LinkedHashMap<>();

  @Override
  public String name() {
    return "claiming";
  }

  @Override
  public String question() {
    return "How long does a claim take with a thousand, 100 thousand and a million queued jobs?";
  }

  @Override
  public Findings measure(Run run) throws InterruptedException {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.at(Ports.free(), run.work().resolve("postgres"), true).start()) {
      List<JobTable> tables = filled(run, postgres);
      for (int round = 0; round <= run.rounds(); round++) {
        for (JobTable table : tables) {
          run.progress().accept("round %d, %,d jobs".formatted(round, table.length()));
          measure(table, round > 0);
        }
      }
    }
    return findings();
  }

  private static List<JobTable> filled(Run run, EmbeddedPostgres postgres) {
    List<JobTable> tables = new ArrayList<>();
    try (EmbeddedKafka kafka = EmbeddedKafka.temporary().start().createTopics()) {
      for (int length : LENGTHS) {
        run.progress().accept("queueing %,d jobs".formatted(length));
        Database database = postgres.freshDatabase("claiming");
        JobTable table = new JobTable(database, length);
        table.createContent();
        SchedulerProcess.start(run, database, kafka).close(); // it makes its tables
        table.fill();
        tables.add(table);
      }
    }
    return tables;
  }

  /** The first round is for the JIT compiler and the caches. */
  private void measure(JobTable table, boolean counts) throws InterruptedException {
    try (Claimers claimers = new Claimers(table)) {
      claimers.claim(RUNS / 10, 1); // connections are opened, statements prepared
      table.settle();
      keep("%,d".formatted(table.length()), claimers, counts);
      table.settle();
      try (OpenTransaction open = new OpenTransaction(table.database())) {
        gather(table, claimers);
        keep("%,d, another transaction open".formatted(table.length()), claimers, counts);
      }
      table.settle();
      table.database().execute("vacuum analyze scheduler.story_generation_jobs");
    }
  }

  private static void gather(JobTable table, Claimers claimers) throws InterruptedException {
    int step = Claimers.SCHEDULERS * LARGE_RUNS * JOBS_OF_LARGE_RUN;
    for (int gathered = 0; gathered < GATHERED; gathered += step) {
      claimers.claim(LARGE_RUNS, JOBS_OF_LARGE_RUN);
      table.settle();
    }
  }

  private void keep(String name, Claimers claimers, boolean counts) throws InterruptedException {
    Claimed claimed = claimers.claim(RUNS, 1);
    if (counts) {
      if (!names.contains(name)) {
        names.add(name);
      }
      milliseconds.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(claimed.milliseconds());
      rates.computeIfAbsent(name, _ -> new ArrayList<>()).add(claimed.perSecond());
    }
  }

  private Findings findings() {
    List<List<String>> rows = new ArrayList<>();
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (String name : names) {
      List<Double> each = Objects.requireNonNull(milliseconds.get(name));
      List<Double> perSecond = Objects.requireNonNull(rates.get(name));
      rows.add(
          List.of(
              name,
              "%.0f".formatted(Median.of(perSecond)),
              cell(each, 0.50),
              cell(each, 0.95),
              cell(each, 0.99)));
      figures.put(name + ".claims.per.second", perSecond);
      figures.put(name + ".claim.ms", each);
    }
    return new Findings(CONDITIONS, COLUMNS, rows, figures);
  }

  private static String cell(List<Double> milliseconds, double share) {
    return String.format(Locale.ROOT, "%.1f", Median.quantile(milliseconds, share));
  }
}
