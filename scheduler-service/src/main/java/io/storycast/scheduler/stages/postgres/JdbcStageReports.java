package io.storycast.scheduler.stages.postgres;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.scheduler.stages.StageReports;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports as the JSON text that was published. */
@Component
class JdbcStageReports implements StageReports {

  /** Instances report every 10 s: one that is silent for this long has died. */
  private static final int LIVING_SECONDS = 45;

  /**
   * Seen when it arrives, by the database's clock, for the clocks of pods may differ by minutes. A
   * report that is older than that was waiting on the topic while no scheduler ran: it tells
   * nothing about now.
   */
  private static final String KEEP =
      """
      insert into stage_instances as known
        (stage, instance, state, reported_at, seen_at, report)
      values (:stage, :instance, :state, :reportedAt,
              case when :reportedAt < now() - interval '10 minutes' then :reportedAt else now() end,
              :report)
      on conflict (stage, instance) do update
         set state = excluded.state, reported_at = excluded.reported_at,
             seen_at = excluded.seen_at, report = excluded.report
       where excluded.reported_at > known.reported_at
      """;

  private static final String ALL =
      """
      select report,
             state <> 'STOPPED' and seen_at > now() - :living * interval '1 second' as living
        from stage_instances
       where seen_at > now() - interval '1 hour'
       order by reported_at desc, instance
      """;

  private final JdbcClient jdbc;

  JdbcStageReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(StageStatus status) {
    jdbc.sql(KEEP)
        .param("stage", status.stage())
        .param("instance", status.instance())
        .param("state", status.state().name())
        .param("reportedAt", status.reportedAt().atOffset(ZoneOffset.UTC))
        .param("report", write(status))
        .update();
  }

  @Override
  public List<Report> all() {
    return jdbc.sql(ALL).param("living", LIVING_SECONDS).query(JdbcStageReports::report).list();
  }

  @Override
  public void forgetOld() {
    jdbc.sql("delete from stage_instances where seen_at < now() - interval '1 hour'").update();
  }

  private static Report report(ResultSet row, int number) throws SQLException {
    return new Report(read(row.getString("report")), row.getBoolean("living"));
  }

  private static String write(StageStatus status) {
    // The source is a header, the value does not hold it.
    return new String(EventCodec.write(status, "").value(), StandardCharsets.UTF_8);
  }

  private static StageStatus read(String report) {
    try {
      byte[] value = report.getBytes(StandardCharsets.UTF_8);
      return (StageStatus) EventCodec.read(EventType.STAGE_STATUS, value);
    } catch (UnreadableEventException e) {
      throw new IllegalStateException("A kept report cannot be read", e);
    }
  }
}
