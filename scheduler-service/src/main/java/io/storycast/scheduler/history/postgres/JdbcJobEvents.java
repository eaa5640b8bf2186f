package io.storycast.scheduler.history.postgres;

import static io.storycast.scheduler.postgres.Texts.storable;

import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEvents;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Events as rows; the driver sends a batch as one statement. */
@Component
class JdbcJobEvents implements JobEvents {

  private static final int BATCH = 200;
  private static final int MOST_MESSAGE = 1_000;
  private static final int MOST_NAME = 200;

  private static final String INSERT =
      """
      insert into job_event (job_id, revision, attempt, kind, stage, code, message, ordered_by,
                             elapsed_ms, cost, currency, details)
      values (?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;

  JdbcJobEvents(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void record(Collection<JobEvent> events) {
    if (!events.isEmpty()) {
      jdbc.batchUpdate(INSERT, events, BATCH, JdbcJobEvents::set);
    }
  }

  private static void set(PreparedStatement row, JobEvent event) throws SQLException {
    row.setString(1, event.jobId());
    row.setInt(2, event.revision());
    row.setInt(3, event.attempt());
    row.setString(4, event.kind().code());
    row.setString(5, storable(event.stage(), MOST_NAME));
    row.setString(6, storable(event.code(), MOST_NAME));
    row.setString(7, storable(event.message(), MOST_MESSAGE));
    row.setString(8, storable(event.by(), MOST_NAME));
    row.setObject(9, event.elapsedMs(), Types.BIGINT);
    JobEvent.Money cost = event.cost();
    row.setBigDecimal(10, cost == null ? null : cost.amount());
    row.setString(11, cost == null ? null : cost.currency());
    row.setString(12, event.details().isEmpty() ? null : EventDetails.write(event.details()));
  }
}
