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

  private final JdbcClient jdbc;
  private final JdbcStats stats;

  JdbcJobSearch(JdbcClient jdbc, JdbcStats stats) {
    this.jdbc = jdbc;
    this.stats = stats;
  }

  /**
   * A text that few jobs hold is looked up, and what it finds is sorted; one that many hold is soon
   * met on the way through the order. PostgreSQL cannot tell which it is, so it is counted first.
   */
  @Override
  public Page find(Query query) {
    List<Job> found = rows(query, isRare(query.filter().text()));
    boolean more = found.size() > query.limit();
    List<Job> jobs = more ? found.subList(0, query.limit()) : found;
    return new Page(
        jobs,
        query.counted() ? count(query.filter()) : null,
        more ? position(jobs.getLast(), query.order()) : null);
  }

  /** One more than is shown, to know whether there are more. */
  private boolean isRare(@Nullable String text) {
    return text != null
        && jdbc.sql(
                    """
                    select count(*) from (
                      select 1 from job_text where text ilike :text limit :most) few
                    """)
                .param("text", Conditions.part(text))
                .param("most", COUNTED)
                .query(Long.class)
                .single()
            < COUNTED;
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
            """
            %4$s select job.* from story_generation_jobs job%1$s
             order by job.%2$s %3$s, job.id %3$s limit :limit offset :skip
            """
                .formatted(
                    where.sql(), column, direction, rareText ? Conditions.FOUND_BY_TEXT : ""))
        .params(where.params())
        .param("limit", query.limit() + 1)
        .param("skip", query.skip())
        .query(JobRows::job)
        .list();
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

  /** Status alone and stage are counters; anything else is counted as far as it pays. */
  @Override
  public Total count(Filter filter) {
    if (filter.inAnyStatus().equals(Filter.ALL)) {
      JobStatus status = filter.status();
      var byStatus = stats.byStatus();
      long jobs =
          status == null
              ? byStatus.values().stream().mapToLong(Long::longValue).sum()
              : byStatus.getOrDefault(status, 0L);
      return new Total(jobs, true);
    }
    Conditions where = Conditions.of(filter);
    long counted =
        jdbc.sql(
                "select count(*) from (select 1 from story_generation_jobs job%s limit :most) few"
                    .formatted(where.sql()))
            .params(where.params())
            .param("most", COUNTED + 1)
            .query(Long.class)
            .single();
    return new Total(Math.min(counted, COUNTED), counted <= COUNTED);
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
