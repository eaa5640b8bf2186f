package io.storycast.webhook.postgres;

import io.storycast.webhook.intake.StagePauses;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcStagePauses implements StagePauses {

  /** Instances report every 10 s: one that is paused would have said so again. */
  private static final String END =
      """
      update stage_pause set ended_at = :at
       where stage = :stage and ended_at is null
         and last_report < :at - interval '15 seconds'
      returning since, ended_at
      """;

  private static final String SAW =
      """
      insert into stage_pause as known (event_id, stage, since, last_report)
      values (:event, :stage, :since, :at)
      on conflict (event_id) do update
         set last_report = greatest(known.last_report, excluded.last_report)
      """;

  private final JdbcClient jdbc;

  JdbcStagePauses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void saw(UUID event, String stage, Instant since, Instant reportedAt) {
    jdbc.sql(SAW)
        .param("event", event)
        .param("stage", stage)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("at", reportedAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<Ended> end(String stage, Instant reportedAt) {
    return jdbc.sql(END)
        .param("stage", stage)
        .param("at", reportedAt.atOffset(ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Ended(
                    row.getObject("since", OffsetDateTime.class).toInstant(),
                    row.getObject("ended_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
