package io.storycast.benchmarks.claiming;

import io.storycast.scheduler.claiming.Claiming;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two schedulers that claim at the same time from one queue. */
final class Claimers implements AutoCloseable {

  static final int SCHEDULERS = 2;

  private static final double NANOS_PER_MS = 1e6;
  private static final double NANOS_PER_S = 1e9;

  private final List<SchedulerParts> schedulers = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(SCHEDULERS);

  Claimers(JobTable table) {
    for (int i = 0; i < SCHEDULERS; i++) {
      schedulers.add(new SchedulerParts(table.database()));
    }
  }

  /**
   * What came of some runs.
   *
   * @param milliseconds of each run, the wait for the other scheduler included
   * @param perSecond jobs claimed by both
   */
  record Claimed(List<Double> milliseconds, double perSecond) {}

  /**
   * Lets each scheduler run some times, one run right after the other.
   *
   * @param jobs how many each run claims
   */
  Claimed claim(int runs, int jobs) throws InterruptedException {
    List<Future<List<Double>>> all = new ArrayList<>();
    long start = System.nanoTime();
    for (SchedulerParts scheduler : schedulers) {
      all.add(threads.submit(() -> timed(scheduler.claiming(), runs, jobs)));
    }
    List<Double> milliseconds = new ArrayList<>();
    for (Future<List<Double>> each : all) {
      milliseconds.addAll(result(each));
    }
    double seconds = (System.nanoTime() - start) / NANOS_PER_S;
    return new Claimed(milliseconds, milliseconds.size() * jobs / seconds);
  }

  private static List<Double> timed(Claiming claiming, int runs, int jobs) {
    List<Double> milliseconds = new ArrayList<>(runs);
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      int claimed = claiming.run(jobs, "benchmark").claimed().size();
      milliseconds.add((System.nanoTime() - start) / NANOS_PER_MS);
      if (claimed != jobs) {
        throw new IllegalStateException("%d of %d jobs were claimed".formatted(claimed, jobs));
      }
    }
    return milliseconds;
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    schedulers.forEach(SchedulerParts::close);
  }
}
