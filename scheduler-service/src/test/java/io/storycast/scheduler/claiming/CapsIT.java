package io.storycast.scheduler.claiming;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.EventType;
import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.fixtures.RecordingPublisher.Published;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two schedulers on one database, many requests at once. */
class CapsIT {

  private final Site site = Site.empty();

  @Test
  void neverClaimsAScenarioTwice() throws Exception {
    site.addScenarios(200);

    List<ClaimRun> runs = race(Settings.uncapped(), 20, 7);

    List<String> claimed = claimed(runs);
    assertThat(claimed).hasSize(140).doesNotHaveDuplicates();
    assertThat(runs).allSatisfy(run -> assertThat(run.claimed()).hasSize(7));
  }

  @Test
  void holdsTheDailyCap() throws Exception {
    site.addScenarios(100);

    List<ClaimRun> runs = race(Settings.capped(1000, 25), 16, 4);

    assertThat(claimed(runs)).hasSize(25).doesNotHaveDuplicates();
    assertThat(runs).anySatisfy(run -> assertThat(run.shortfall()).contains(Shortfall.DAILY_CAP));
  }

  @Test
  void holdsTheInFlightCap() throws Exception {
    site.addScenarios(100);

    List<ClaimRun> runs = race(Settings.capped(10, 1000), 16, 3);

    assertThat(claimed(runs)).hasSize(10).doesNotHaveDuplicates();
    assertThat(runs)
        .anySatisfy(run -> assertThat(run.shortfall()).contains(Shortfall.IN_FLIGHT_CAP));
  }

  @Test
  void stopsClaimingWhenTheDailyCapIsZero() throws Exception {
    site.addScenarios(3);

    assertThat(claimed(race(Settings.capped(10, 0), 2, 3))).isEmpty();
  }

  @Test
  void countsEachUtcDayByItself() {
    site.addScenarios(5);
    try (SchedulerOnDatabase scheduler =
        SchedulerOnDatabase.start(site.database(), Settings.capped(100, 2))) {
      Claiming claiming = scheduler.get(Claiming.class);
      assertThat(claiming.run(5, "test").claimed()).hasSize(2);
      scheduler.sql().sql("update daily_generations set day = day - 1").update();

      assertThat(claiming.run(5, "test").claimed()).hasSize(2);
      assertThat(
              scheduler
                  .sql()
                  .sql("select claimed from daily_generations order by day")
                  .query(Integer.class)
                  .list())
          .containsExactly(2, 2);
    }
  }

  @Test
  void makesRoomWhenAJobEnds() {
    site.addScenarios(5);
    try (SchedulerOnDatabase scheduler =
        SchedulerOnDatabase.start(site.database(), Settings.capped(2, 100))) {
      Claiming claiming = scheduler.get(Claiming.class);
      claiming.run(5, "test");
      assertThat(claiming.run(5, "test").claimed()).isEmpty();
      scheduler
          .sql()
          .sql("update story_generation_jobs set status = 'succeeded' where scenario_id = 's-0001'")
          .update();

      assertThat(claiming.run(5, "test").claimed()).hasSize(1);
    }
  }

  /** As many runs on each of two schedulers, all at once; also checks what was published. */
  private List<ClaimRun> race(SchedulerProperties properties, int runs, int limit)
      throws Exception {
    try (SchedulerOnDatabase one = SchedulerOnDatabase.start(site.database(), properties);
        SchedulerOnDatabase two = SchedulerOnDatabase.start(site.database(), properties);
        ExecutorService threads = Executors.newFixedThreadPool(runs)) {
      List<Callable<ClaimRun>> calls = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        Claiming claiming = (i % 2 == 0 ? one : two).get(Claiming.class);
        calls.add(() -> claiming.run(limit, "test"));
      }
      List<ClaimRun> done = new ArrayList<>();
      for (Future<ClaimRun> call : threads.invokeAll(calls)) {
        done.add(call.get());
      }
      assertThat(one.published().of(EventType.SCENARIO_CLAIMED))
          .extracting(Published::scenarioId)
          .containsExactlyInAnyOrderElementsOf(claimed(done));
      return done;
    }
  }

  private static List<String> claimed(List<ClaimRun> runs) {
    return runs.stream().flatMap(run -> run.claimed().stream()).map(Pick::scenarioId).toList();
  }
}
