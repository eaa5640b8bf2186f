package io.storycast.stage.jdbc;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.stage.gate.Breaker;
import io.storycast.stage.gate.Breakers;
import io.storycast.stage.gate.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Breakers in {@code dependency_breaker}. No row is ever locked across two statements: a process
 * that freezes between them must not hold up the others.
 */
public final class JdbcBreakers implements Breakers {

  private static final String LOOK =
      """
      select o.action, o.reason, o.ordered_by, o.ordered_at,
        coalesce((select max(recorded_at) from stage_result), 'epoch') as last_success,
        (select count(*) from scheduled_tasks
          where last_heartbeat > clock_timestamp() - make_interval(secs => ?)
            and picked and task_data is not null) as working
      from (values (1)) as always
      left join stage_order o on o.stage = ?
      """;

  private static final String ALL = "select * from dependency_breaker";

  private static final String FIND =
      """
      select clock_timestamp() as now, b.*
      from (values (1)) as always left join dependency_breaker b on b.dependency = ?
      """;

  private static final String ADD =
      """
      insert into dependency_breaker
        (dependency, state, cause, reason_code, message, down_since, opened_at, probe_at, pause_ms,
        round, allowed, granted, successes, failures, past, changed_at, version)
      values (:dependency, :state, :cause, :reasonCode, :message, :downSince, :openedAt, :probeAt,
        :pauseMs, :round, :allowed, :granted, :successes, :failures, cast(:past as jsonb),
        :changedAt, :version)
      on conflict do nothing
      """;

  private static final String CHANGE =
      """
      update dependency_breaker
      set state = :state, cause = :cause, reason_code = :reasonCode, message = :message,
        down_since = :downSince, opened_at = :openedAt, probe_at = :probeAt, pause_ms = :pauseMs,
        round = :round, allowed = :allowed, granted = :granted, successes = :successes,
        failures = :failures, past = cast(:past as jsonb), changed_at = :changedAt,
        version = :version
      where dependency = :dependency and version = :seen
      """;

  private static final String DUE =
      """
      select exists (
        select 1 from scheduled_tasks
        where not picked and task_data is not null
          and execution_time <= clock_timestamp() + make_interval(secs => ?))
      """;

  private final JdbcClient jdbc;
  private final String stage;
  private final Duration dead;

  /**
   * @param dead after this time without a sign of life a process is dead
   */
  public JdbcBreakers(JdbcClient jdbc, String stage, Duration dead) {
    this.jdbc = jdbc;
    this.stage = stage;
    this.dead = dead;
  }

  private record Found(Instant now, Optional<Breaker> breaker) {}

  @Override
  public Standing look() {
    Map<String, Breaker> breakers =
        jdbc.sql(ALL).query((row, number) -> BreakerRow.read(row)).list().stream()
            .collect(Collectors.toMap(Breaker::dependency, Function.identity()));
    return jdbc.sql(LOOK)
        .params(seconds(dead), stage)
        .query(
            (row, number) ->
                new Standing(
                    breakers,
                    order(row),
                    List.of(),
                    BreakerRow.instant(row, "last_success"),
                    row.getInt("working")))
        .single();
  }

  @Override
  public Change change(String dependency, Transition change) {
    while (true) {
      Found found = jdbc.sql(FIND).param(dependency).query((row, number) -> found(row)).single();
      Breaker before = found.breaker().orElseGet(() -> Breaker.unknown(dependency));
      Breaker after = change.apply(before, found.now());
      if (after == before || isStored(found, before, after)) {
        return new Change(before, after);
      }
      // Another process was faster: look at what it made of it.
    }
  }

  @Override
  public boolean workIsDue(Duration within) {
    return jdbc.sql(DUE).param(seconds(within)).query(Boolean.class).single();
  }

  private boolean isStored(Found found, Breaker before, Breaker after) {
    return found.breaker().isEmpty()
        ? jdbc.sql(ADD).params(BreakerRow.columns(after)).update() == 1
        : jdbc.sql(CHANGE)
                .params(BreakerRow.columns(after))
                .param("seen", before.version())
                .update()
            == 1;
  }

  private Optional<StageControl> order(ResultSet row) throws SQLException {
    String action = row.getString("action");
    return action == null
        ? Optional.empty()
        : Optional.of(
            new StageControl(
                stage,
                Action.valueOf(action),
                row.getString("reason"),
                row.getString("ordered_by"),
                BreakerRow.instant(row, "ordered_at")));
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        BreakerRow.instant(row, "now"),
        row.getString("dependency") == null ? Optional.empty() : Optional.of(BreakerRow.read(row)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
