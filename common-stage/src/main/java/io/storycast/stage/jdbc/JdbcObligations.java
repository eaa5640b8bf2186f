package io.storycast.stage.jdbc;

import com.github.kagkarlsson.scheduler.task.Execution;
import io.storycast.contracts.StageStatus.Ages;
import io.storycast.stage.engine.JsonTaskData;
import io.storycast.stage.engine.Obligations;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Obligations in db-scheduler's table, a batch in one statement. */
public final class JdbcObligations implements Obligations {

  private static final String ADD =
      """
      insert into scheduled_tasks
        (task_name, task_instance, task_data, execution_time, picked, version)
      select name, instance, data, now(), false, 1
      from unnest(cast(? as text[]), cast(? as text[]), cast(? as bytea[]))
        as new (name, instance, data)
      on conflict do nothing
      """;

  // Nobody waits for the disk here: what a crash of the server brings back is done anew, finds its
  // recorded result, and sends that again.
  private static final String REMOVE =
      """
      with quick as (select set_config('synchronous_commit', 'off', true))
      delete from scheduled_tasks
      using quick, unnest(cast(? as text[]), cast(? as text[]), cast(cast(? as text[]) as bigint[]))
        as done (task, instance, lease)
      where task_name = task and task_instance = instance and version = lease
      """;

  // Recurring tasks carry no data, and are not work that waits.
  private static final String BACKLOG =
      """
      select count(*) as waiting, count(*) filter (where execution_time <= now()) as due,
        coalesce(extract(epoch from now() - min(landed_at)), 0) as oldest_waiting_seconds,
        count(*) filter (where landed_at > now() - interval '1 minute') as under_one_minute,
        count(*) filter (where landed_at <= now() - interval '1 minute'
          and landed_at > now() - interval '10 minutes') as under_ten_minutes,
        count(*) filter (where landed_at <= now() - interval '10 minutes'
          and landed_at > now() - interval '1 hour') as under_one_hour,
        count(*) filter (where landed_at <= now() - interval '1 hour') as older
      from scheduled_tasks
      where not picked and task_data is not null
      """;

  private final JdbcClient jdbc;
  private final Runnable wake;
  private final Grouped<Execution, Boolean> removed = new Grouped<>(this::remove);
  private final JsonTaskData json = new JsonTaskData();

  /**
   * @param wake tells the engine that there is work, after the commit
   */
  public JdbcObligations(JdbcClient jdbc, Runnable wake) {
    this.jdbc = jdbc;
    this.wake = wake;
  }

  @Override
  public int land(List<Landing> landings) {
    return add(
        column(landings, Landing::task),
        column(landings, Landing::instance),
        landings.stream().map(landing -> bytes(landing.obligation())).toList());
  }

  @Override
  public void addInTransaction(String task, String instance, Object data) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("publish inside a transaction");
    }
    add(List.of(task), List.of(instance), List.of(bytes(data)));
  }

  @Override
  public void remove(Execution executed) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "remove outside a transaction: it does not wait for the disk");
    }
    removed.ask(executed);
  }

  private List<Boolean> remove(List<Execution> executed) {
    Columns<Execution> columns = new Columns<>(executed);
    jdbc.sql(REMOVE)
        .param(columns.texts(execution -> execution.taskInstance.getTaskName()))
        .param(columns.texts(execution -> execution.taskInstance.getId()))
        .param(columns.texts(execution -> execution.version))
        .update();
    return executed.stream().map(execution -> true).toList();
  }

  @Override
  public Backlog backlog() {
    return jdbc.sql(BACKLOG)
        .query(
            (row, number) ->
                new Backlog(
                    row.getLong("waiting"),
                    row.getLong("due"),
                    row.getDouble("oldest_waiting_seconds"),
                    new Ages(
                        row.getLong("under_one_minute"),
                        row.getLong("under_ten_minutes"),
                        row.getLong("under_one_hour"),
                        row.getLong("older"))))
        .single();
  }

  private int add(List<String> tasks, List<String> instances, List<byte[]> data) {
    int added =
        jdbc.sql(ADD)
            .params(tasks.toArray(new String[0]), instances.toArray(new String[0]))
            .param(data.toArray(new byte[0][]))
            .update();
    wakeAfterCommit();
    return added;
  }

  private void wakeAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      wake.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake.run();
          }
        });
  }

  private byte[] bytes(Object data) {
    return Objects.requireNonNull(json.serialize(data));
  }

  private static List<String> column(List<Landing> landings, Function<Landing, String> value) {
    return landings.stream().map(value).toList();
  }
}
