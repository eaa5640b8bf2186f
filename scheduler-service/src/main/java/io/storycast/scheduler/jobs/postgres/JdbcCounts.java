package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobs.JobSearch.Filter;
import io.storycast.scheduler.jobs.JobSearch.Total;
import io.storycast.scheduler.jobtable.JobStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many jobs match, found out with a bounded amount of work however many jobs there are. */
@Component
class JdbcCounts {

  /**
   * A text that more jobs hold is frequent. At a million jobs, looking up this many costs about as
   * much as meeting twenty of them on the way through all.
   */
  private static final int FEW = 5_000;

  private final JdbcClient jdbc;
  private final JdbcStats stats;

  JdbcCounts(JdbcClient jdbc, JdbcStats stats) {
    this.jdbc = jdbc;
    this.stats = stats;
  }

  /** How many jobs hold a text; exact when they are few. */
  Total holding(String text) {
    return total(
        jdbc.sql(
                """
                select count(*) from (
                  select 1 from job_text where text ilike :text limit :most) few
                """)
            .param("text", Conditions.part(text))
            .param("most", FEW + 1)
            .query(Long.class)
            .single(),
        FEW);
  }

  /**
   * How many jobs match.
   *
   * @param holders how many hold the filter's text; null when it has none
   */
  Total of(Filter filter, @Nullable Total holders) {
    if (filter.inAnyStatus().equals(Filter.ALL)) {
      return kept(filter.status());
    }
    if (holders == null) {
      return counted(filter, false);
    }
    if (filter.withoutText().equals(Filter.ALL)) {
      return holders;
    }
    return holders.exact() ? counted(filter, true) : amongFirst(filter);
  }

  /** Counters, which a trigger keeps. */
  private Total kept(@Nullable JobStatus status) {
    var byStatus = stats.byStatus();
    return new Total(
        status == null
            ? byStatus.values().stream().mapToLong(Long::longValue).sum()
            : byStatus.getOrDefault(status, 0L),
        true);
  }

  private Total counted(Filter filter, boolean rareText) {
    Conditions where = Conditions.of(filter, rareText);
    return total(
        jdbc.sql(
                "%s select count(*) from (select 1 from story_generation_jobs job%s limit :most) few"
                    .formatted(rareText ? Conditions.FOUND_BY_TEXT : "", where.sql()))
            .params(where.params())
            .param("most", JobSearch.COUNTED + 1)
            .query(Long.class)
            .single(),
        JobSearch.COUNTED);
  }

  /** A frequent text is looked for in the first jobs that match all else. */
  private Total amongFirst(Filter filter) {
    Conditions where = Conditions.of(filter.withoutText());
    return jdbc.sql(
            """
            select count(*) as seen, count(*) filter (where holds) as holders from (
              select (select kept.text ilike :text from job_text kept where kept.job_id = job.id)
                       as holds
                from story_generation_jobs job%s limit :most) first
            """
                .formatted(where.sql()))
        .params(where.params())
        .param("text", Conditions.part(Objects.requireNonNull(filter.text())))
        .param("most", FEW)
        .query((row, number) -> new Total(row.getLong("holders"), row.getInt("seen") < FEW))
        .single();
  }

  private static Total total(long counted, int most) {
    return new Total(Math.min(counted, most), counted <= most);
  }
}
