package io.storycast.scheduler.console.postgres;

import io.storycast.scheduler.console.runs.Timetable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads db-scheduler's table, where recurring tasks have an instance of this name. */
@Component
class JdbcTimetable implements Timetable {

  /** A cron expression that never comes due is kept with a date far in the future. */
  private static final int NEVER = 9000;

  private final JdbcClient jdbc;

  JdbcTimetable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Entry> entries() {
    return jdbc.sql(
            """
            select task_name, execution_time, picked, picked_by, last_success, last_failure,
                   coalesce(consecutive_failures, 0) as failures
              from scheduled_tasks where task_instance = 'recurring' order by task_name
            """)
        .query(JdbcTimetable::entry)
        .list();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    Instant next = time(row, "execution_time");
    boolean never = next == null || next.atOffset(ZoneOffset.UTC).getYear() > NEVER;
    int failures = row.getInt("failures");
    return new Entry(
        row.getString("task_name"),
        never ? null : next,
        row.getBoolean("picked") ? row.getString("picked_by") : null,
        time(row, "last_success"),
        failures == 0 ? null : time(row, "last_failure"),
        failures);
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
