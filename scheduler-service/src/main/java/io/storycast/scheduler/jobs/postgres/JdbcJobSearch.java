package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobtable.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcJobSearch implements JobSearch {

  /**
   * The last changed among the jobs created before a time. Of those, nearly all were changed for
   * the last time within a day, so they are not far below that time in the order; the others are
   * few, and have an index of their own. Without that all jobs that are newer are stepped over. A
   * day may have 25 hours where PostgreSQL's time zone has a summer time.
   */
  private static final String LATEST_OF_OLD =
      """
      select job.* from (
        (select job.* from story_generation_jobs job%1$s
            and job.updated_at - job.created_at <= interval '1 day'
            and job.updated_at < :createdTo::timestamptz + interval '25 hours'
          order by %2$s limit :limit + :skip)
        union all
        (select job.* from story_generation_jobs job%1$s
            and job.updated_at - job.created_at > interval '1 day'
          order by %2$s limit :limit + :skip)) job
       order by %2$s limit :limit offset :skip
      """;

  private final JdbcClient jdbc;
  private final JdbcCounts counts;
  private final JdbcStats stats;

  JdbcJobSearch(JdbcClient jdbc, JdbcCounts counts, JdbcStats stats) {
    this.jdbc = jdbc;
    this.counts = counts;
    this.stats = stats;
  }

  /**
   * A text that few jobs hold is looked up, and what it finds is sorted; one that many hold is soon
   * met on the way through the order. PostgreSQL cannot tell which it is, so it is counted first.
   */
  @Override
  public Page find(Query query) {
    Filter filter = query.filter();
    Total holders = filter.text() == null ? null : counts.holding(filter.text());
    List<Job> found = rows(query, holders != null && holders.exact());
    boolean more = found.size() > query.limit();
    List<Job> jobs = more ? found.subList(0, query.limit()) : found;
    return new Page(
        jobs,
        query.counted() ? atLeast(query.skip() + found.size(), counts.of(filter, holders)) : null,
        more ? position(jobs.getLast(), query.order()) : null);
  }

  /** A total that is not exact counts those at least that are on the page and before it. */
  private static Total atLeast(long seen, Total total) {
    return total.exact() ? total : new Total(Math.max(seen, total.jobs()), false);
  }

  private List<Job> rows(Query query, boolean rareText) {
    String column = column(query.order());
    String direction = query.descending() ? "desc" : "asc";
    Conditions where = Conditions.of(query.filter(), rareText);
    Position after = query.after();
    if (after != null) {
      // As a row, so that one index of both columns serves; both go the same way.
      where
          .add(
              "(job.%s, job.id) %s (:afterAt, :afterId::uuid)"
                  .formatted(column, query.descending() ? "<" : ">"),
              "afterAt",
              Conditions.time(after.at()))
          .params()
          .put("afterId", after.id());
    }
    return jdbc.sql(
            sql(query, where, rareText, "job.%1$s %2$s, job.id %2$s".formatted(column, direction)))
        .params(where.params())
        .param("limit", query.limit() + 1)
        .param("skip", query.skip())
        .query(JobRows::job)
        .list();
  }

  private static String sql(Query query, Conditions where, boolean rareText, String order) {
    boolean late = query.order() == Order.UPDATED && query.filter().createdTo() != null;
    if (late && query.descending() && query.filter().text() == null) {
      return LATEST_OF_OLD.formatted(where.sql(), order);
    }
    return "%s select job.* from story_generation_jobs job%s order by %s limit :limit offset :skip"
        .formatted(rareText ? Conditions.FOUND_BY_TEXT : "", where.sql(), order);
  }

  private static String column(Order order) {
    return switch (order) {
      case CREATED -> "created_at";
      case UPDATED -> "updated_at";
    };
  }

  private static Position position(Job job, Order order) {
    Instant at =
        switch (order) {
          case CREATED -> job.times().created();
          case UPDATED -> job.times().updated();
        };
    return new Position(at, job.id());
  }

  @Override
  public long countAmong(Filter filter, Set<JobStatus> statuses) {
    Conditions where = among(filter, statuses);
    return jdbc.sql("select count(*) from story_generation_jobs job" + where.sql())
        .params(where.params())
        .query(Long.class)
        .single();
  }

  private static Conditions among(Filter filter, Set<JobStatus> statuses) {
    return Conditions.of(filter)
        .add(
            "job.status = any(:statuses)",
            "statuses",
            statuses.stream().map(JobStatus::code).toArray(String[]::new));
  }

  @Override
  public List<String> ids(
      Filter filter, Set<JobStatus> statuses, @Nullable String after, int limit) {
    Conditions where = among(filter, statuses).add("job.id > :after::uuid", "after", after);
    return jdbc.sql(
            "select job.id from story_generation_jobs job%s order by job.id limit :limit"
                .formatted(where.sql()))
        .params(where.params())
        .param("limit", limit)
        .query((row, number) -> row.getString("id"))
        .list();
  }

  @Override
  public Stats stats() {
    return stats.read();
  }
}
