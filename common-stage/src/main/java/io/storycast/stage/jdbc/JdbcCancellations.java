package io.storycast.stage.jdbc;

import io.storycast.contracts.JobCancelled;
import io.storycast.stage.engine.Cancellations;
import io.storycast.stage.engine.InFlight.Running;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cancellations in the table {@code cancellation}. */
public final class JdbcCancellations implements Cancellations {

  private static final String ADD =
      """
      insert into cancellation (scenario_id, revision, attempt) values (?, ?, ?)
      on conflict (scenario_id, revision)
      do update set attempt = greatest(cancellation.attempt, excluded.attempt), cancelled_at = now()
      """;

  private static final String AMONG =
      """
      select c.scenario_id, c.revision, c.attempt
      from cancellation c
      join unnest(cast(? as text[]), cast(? as int[])) as running (scenario_id, revision)
        using (scenario_id, revision)
      """;

  private final JdbcClient jdbc;

  public JdbcCancellations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Cancelled(String scenarioId, int revision, int attempt) {

    boolean covers(Running execution) {
      return execution.scenarioId().equals(scenarioId)
          && execution.revision() == revision
          && execution.jobAttempt() <= attempt;
    }
  }

  @Override
  public void add(JobCancelled cancelled) {
    jdbc.sql(ADD)
        .params(cancelled.scenarioId(), cancelled.revision(), cancelled.attempt())
        .update();
  }

  @Override
  public List<Running> among(Collection<Running> running) {
    Set<Cancelled> cancelled = new HashSet<>();
    jdbc.sql(AMONG)
        .param(running.stream().map(Running::scenarioId).toArray(String[]::new))
        .param(running.stream().map(Running::revision).toArray(Integer[]::new))
        .query(
            row -> {
              cancelled.add(new Cancelled(row.getString(1), row.getInt(2), row.getInt(3)));
            });
    return running.stream()
        .filter(execution -> cancelled.stream().anyMatch(one -> one.covers(execution)))
        .toList();
  }
}
