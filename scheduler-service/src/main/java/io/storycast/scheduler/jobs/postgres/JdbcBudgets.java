package io.storycast.scheduler.jobs.postgres;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.scheduler.jobs.Budgets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From the stages' reports: each tells about its whole stage, so one of each is enough. */
@Component
class JdbcBudgets implements Budgets {

  private final JdbcClient jdbc;

  JdbcBudgets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Budget> today() {
    return jdbc
        .sql(
            """
            select distinct on (stage) report from stage_instances
             where seen_at > now() - interval '1 hour' order by stage, reported_at desc
            """)
        .query((row, number) -> read(row.getString("report")))
        .list()
        .stream()
        .flatMap(JdbcBudgets::budget)
        .toList();
  }

  private static Stream<Budget> budget(StageStatus status) {
    StageStatus.Spending spending = status.spending();
    return spending == null
        ? Stream.empty()
        : Stream.of(
            new Budget(
                status.stage(),
                spending.today(),
                spending.softLimit(),
                spending.hardLimit(),
                spending.currency()));
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
