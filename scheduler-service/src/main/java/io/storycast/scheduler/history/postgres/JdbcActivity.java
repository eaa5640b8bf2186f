package io.storycast.scheduler.history.postgres;

import io.storycast.scheduler.history.Activity;
import io.storycast.scheduler.jobtable.JobEventKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up the rows that were measured. */
@Component
class JdbcActivity implements Activity {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcActivity(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Some events of one kind. */
  private record Row(
      Instant since, JobEventKind kind, String stage, @Nullable Integer msClass, long events) {

    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(
          row.getTimestamp("since").toInstant(),
          JobEventKind.ofCode(row.getString("kind")).orElseThrow(),
          row.getString("stage"),
          row.getObject("ms_class", Integer.class),
          row.getLong("events"));
    }
  }

  @Override
  public List<Point> series(Duration back) {
    Duration bounded = back.compareTo(LONGEST) > 0 ? LONGEST : back;
    Instant now = point(clock.instant());
    Instant first = point(now.minus(bounded));
    Map<Instant, Counts> counts = new HashMap<>();
    for (Row row : rows("since, kind, '' as stage", first, "since, kind, ms_class")) {
      counts.computeIfAbsent(row.since(), at -> new Counts()).add(row);
    }
    List<Point> points = new ArrayList<>();
    for (Instant at = first; !at.isAfter(now); at = at.plus(POINT)) {
      points.add(counts.getOrDefault(at, new Counts()).point(at));
    }
    return points;
  }

  private static Instant point(Instant time) {
    long seconds = POINT.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  @Override
  public Map<String, StageRecord> stages() {
    Map<String, Counts> counts = new TreeMap<>();
    for (Row row : dayRows()) {
      if (!row.stage().isEmpty()) {
        counts.computeIfAbsent(row.stage(), stage -> new Counts()).add(row);
      }
    }
    Map<String, StageRecord> records = new TreeMap<>();
    counts.forEach((stage, count) -> records.put(stage, count.record()));
    return records;
  }

  @Override
  public Latency latency() {
    Counts all = new Counts();
    dayRows().forEach(all::add);
    return all.ready.latency();
  }

  private List<Row> dayRows() {
    return rows("now() as since, kind, stage", clock.instant().minus(DAY), "kind, stage, ms_class");
  }

  private List<Row> rows(String columns, Instant from, String groups) {
    return jdbc.sql(
            """
            select %s, ms_class, sum(events) as events from job_activity
             where since >= :from group by %s
            """
                .formatted(columns, groups))
        .param("from", from.atOffset(ZoneOffset.UTC))
        .query(Row::of)
        .list();
  }

  @Override
  public List<Spent> spentToday() {
    return jdbc.sql(
            """
            select stage, currency, sum(amount) as amount from job_spending
             where since >= date_trunc('day', now(), 'UTC')
             group by stage, currency order by stage, currency
            """)
        .query(
            (row, number) ->
                new Spent(
                    row.getString("stage"),
                    row.getString("currency"),
                    row.getBigDecimal("amount").stripTrailingZeros()))
        .list();
  }

  /** Events of one point or one stage. */
  private static final class Counts {

    private final Map<JobEventKind, Long> kinds = new EnumMap<>(JobEventKind.class);
    private final Durations ready = new Durations();
    private final Durations work = new Durations();

    private void add(Row row) {
      kinds.merge(row.kind(), row.events(), Long::sum);
      if (row.msClass() != null) {
        (row.kind() == JobEventKind.STORY_READY ? ready : work).add(row.msClass(), row.events());
      }
    }

    private long of(JobEventKind kind) {
      return kinds.getOrDefault(kind, 0L);
    }

    private Point point(Instant since) {
      return new Point(
          since,
          of(JobEventKind.CLAIMED),
          of(JobEventKind.STORY_READY),
          of(JobEventKind.FAILED),
          of(JobEventKind.REQUEUED),
          of(JobEventKind.CANCELLED),
          ready.latency());
    }

    private StageRecord record() {
      return new StageRecord(
          of(JobEventKind.STORY_GENERATED)
              + of(JobEventKind.AUDIO_UPLOADED)
              + of(JobEventKind.STORY_READY),
          of(JobEventKind.DEAD_LETTERED),
          work.latency());
    }
  }
}
