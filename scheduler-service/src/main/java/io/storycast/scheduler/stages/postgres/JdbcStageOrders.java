package io.storycast.scheduler.stages.postgres;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.scheduler.stages.StageOrders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcStageOrders implements StageOrders {

  /** Later than the order before it even if the clock was set back meanwhile. */
  private static final String PLACE =
      """
      insert into stage_orders as known (stage, action, reason, ordered_by, ordered_at)
      values (:stage, :action, :reason, :by, clock_timestamp())
      on conflict (stage) do update
         set action = excluded.action, reason = excluded.reason, ordered_by = excluded.ordered_by,
             ordered_at =
               greatest(excluded.ordered_at, known.ordered_at + interval '1 microsecond')
      returning *
      """;

  private final JdbcClient jdbc;

  JdbcStageOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public StageControl place(String stage, Action action, String reason, String by) {
    return jdbc.sql(PLACE)
        .param("stage", stage)
        .param("action", action.name())
        .param("reason", reason)
        .param("by", by)
        .query(JdbcStageOrders::order)
        .single();
  }

  @Override
  public List<StageControl> latest() {
    return jdbc.sql("select * from stage_orders order by stage")
        .query(JdbcStageOrders::order)
        .list();
  }

  private static StageControl order(ResultSet row, int number) throws SQLException {
    return new StageControl(
        row.getString("stage"),
        Action.valueOf(row.getString("action")),
        row.getString("reason"),
        row.getString("ordered_by"),
        row.getObject("ordered_at", OffsetDateTime.class).toInstant());
  }
}
