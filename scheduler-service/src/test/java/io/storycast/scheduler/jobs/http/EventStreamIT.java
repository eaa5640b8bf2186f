package io.storycast.scheduler.jobs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.scheduler.fixtures.EventReader;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.history.EventHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventStreamIT {

  private static final int MANY = 200;

  private final Site site = Site.empty();

  @Test
  void twoHundredListenersCostNoMoreThanOne() throws Exception {
    try (RunningService service = start(site)) {
      site.addScenarios(1);
      List<EventReader> readers = new ArrayList<>();
      readers.add(EventReader.open(service, "/v1/events", null));
      long withOne = readsDuring(service, Duration.ofSeconds(3));
      for (int number = 1; number < MANY; number++) {
        readers.add(EventReader.open(service, "/v1/events", null));
      }
      assertThat(service.bean(EventHub.class).listeners()).isEqualTo(MANY);

      long withMany = readsDuring(service, Duration.ofSeconds(3));

      // Each listener that polled twice a second would have added 1,200.
      assertThat(withMany).isLessThan(withOne + 10);
      service.trigger("?limit=1");
      for (EventReader reader : readers) {
        assertThat(reader.next()).containsEntry("event", "created");
        assertThat(reader.next()).containsEntry("event", "claimed");
      }
      readers.forEach(EventReader::close);
    }
  }

  @Test
  void endsEveryStreamAtOnceWhenTheProcessEnds() throws Exception {
    RunningService service = start(site);
    try (EventReader reader = EventReader.open(service, "/v1/events", null)) {
      assertThat(reader.response().headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
      assertThat(reader.response().headers().firstValue("X-Accel-Buffering")).hasValue("no");
      long start = System.nanoTime();

      service.close();

      assertThat(reader.next()).containsEntry("event", "end");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
  }

  private static RunningService start(Site site) {
    return RunningService.start(
        site.database(),
        "BACKFILL_INTERVAL=1h",
        "LOCK_SWEEP_INTERVAL=1h",
        "JOB_ACTIVITY_INTERVAL=1h");
  }

  /** How often the table of events was looked at, by PostgreSQL's own count. */
  private static long readsDuring(RunningService service, Duration time) {
    long before = reads(service);
    await().pollDelay(time).until(() -> true);
    return reads(service) - before;
  }

  private static long reads(RunningService service) {
    return service
        .bean(JdbcClient.class)
        .sql(
            """
            select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as reads
              from pg_stat_user_tables where relname = 'job_event'
            """)
        .query(Long.class)
        .single();
  }
}
