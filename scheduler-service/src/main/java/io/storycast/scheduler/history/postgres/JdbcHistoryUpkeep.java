package io.storycast.scheduler.history.postgres;

import io.storycast.scheduler.history.HistoryUpkeep;
import io.storycast.scheduler.jobtable.Transactions;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcHistoryUpkeep implements HistoryUpkeep {

  private static final int BATCH = 20_000;

  /** The beginning of the five minutes that hold a time. */
  private static final String FIVE_MINUTES =
      "to_timestamp(floor(extract(epoch from %s) / 300) * 300)";

  /** An event carries the time its transaction began: none is older when it shows up. */
  private static final String RECENT = FIVE_MINUTES.formatted("now() - interval '5 minutes'");

  private final JdbcClient jdbc;
  private final Transactions transactions;

  JdbcHistoryUpkeep(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void rollUp() {
    transactions.inOne(
        () -> {
          update("delete from job_activity where since >= " + RECENT);
          update("delete from job_spending where since >= " + RECENT);
          measure(RECENT);
          return fold();
        });
  }

  private void measure(String from) {
    update(
        """
        insert into job_activity (since, kind, stage, ms_class, events)
        select %s, kind, coalesce(stage, ''),
               case when elapsed_ms > 0 then floor(ln(elapsed_ms) / ln(1.2)) end, count(*)
          from job_event where at >= %s group by 1, 2, 3, 4
        """
            .formatted(FIVE_MINUTES.formatted("at"), from));
    update(
        """
        insert into job_spending (since, stage, currency, amount)
        select %s, coalesce(stage, ''), currency, sum(cost)
          from job_event where at >= %s and cost is not null group by 1, 2, 3
        """
            .formatted(FIVE_MINUTES.formatted("at"), from));
  }

  private int fold() {
    return update(
        """
        with gone as (delete from job_count returning status, jobs)
        insert into job_count select status, sum(jobs) from gone group by status
        having sum(jobs) <> 0
        """);
  }

  @Override
  public void trim(Duration age, int mostPerJob) {
    long seconds = age.toSeconds();
    while (jdbc.sql(
                """
                delete from job_event where id in (
                  select id from job_event
                   where at < now() - :seconds * interval '1 second' limit :batch)
                """)
            .param("seconds", seconds)
            .param("batch", BATCH)
            .update()
        == BATCH) {
      // Each batch is a transaction of its own.
    }
    forget("job_activity where since", seconds);
    forget("job_spending where since", seconds);
    forget("claim_run where at", seconds);
    trimJobs(mostPerJob);
  }

  private void forget(String rowsOfTime, long seconds) {
    jdbc.sql("delete from %s < now() - :seconds * interval '1 second'".formatted(rowsOfTime))
        .param("seconds", seconds)
        .update();
  }

  /** Only a job with recent events can have got too many. */
  private void trimJobs(int most) {
    jdbc.sql(
            """
            delete from job_event old
             using (select job_id from job_event
                     where job_id in (select job_id from job_event
                                       where at >= now() - interval '1 day')
                     group by job_id having count(*) > :most) long
             where old.job_id = long.job_id
               and old.id < (select min(id) from (select id from job_event
                                                   where job_id = long.job_id
                                                   order by id desc limit :most) newest)
            """)
        .param("most", most)
        .update();
  }

  private int update(String sql) {
    return jdbc.sql(sql).update();
  }
}
