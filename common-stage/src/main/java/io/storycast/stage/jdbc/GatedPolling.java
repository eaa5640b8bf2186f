package io.storycast.stage.jdbc;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Looks for due work as db-scheduler does, but takes no more obligations than the gate has room
 * for.
 *
 * <p>{@code Scheduler.pause()} would stop publications and recurring tasks as well, and would not
 * know of a slow start.
 */
public final class GatedPolling extends PostgreSqlJdbcCustomization {

  // As PostgreSqlJdbcCustomization has it, for the named tasks only.
  private static final String TAKE_OTHERS =
      """
      with taken as (
        update %1$s set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
        where (task_name, task_instance) in (
          select task_name, task_instance from %1$s
          where not picked and execution_time <= ? and task_name = any(?)
          order by execution_time
          for update skip locked
          limit %2$d)
        returning *)
      select * from taken order by execution_time
      """;

  private final IntSupplier room;
  private final String[] others;

  /**
   * @param room how many obligations may be taken up now
   * @param others the tasks that are no obligations: they run at any time
   */
  public GatedPolling(IntSupplier room, List<String> others) {
    super(false, false);
    this.room = room;
    this.others = others.toArray(new String[0]);
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext ctx, Instant now, int limit, boolean orderByPriority) {
    int free = room.getAsInt();
    return free > 0
        ? super.lockAndFetchSingleStatement(ctx, now, Math.min(limit, free), orderByPriority)
        : others(ctx, now, limit);
  }

  private List<Execution> others(JdbcTaskRepositoryContext ctx, Instant now, int limit) {
    return ctx.jdbcRunner.query(
        TAKE_OTHERS.formatted(ctx.tableName, limit),
        statement -> {
          statement.setString(1, ctx.schedulerName.getName());
          setInstant(statement, 2, now);
          setInstant(statement, 3, now);
          statement.setArray(4, statement.getConnection().createArrayOf("text", others));
        },
        ctx.resultSetMapper.get());
  }
}
