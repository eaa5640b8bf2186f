package io.storycast.scheduler.claiming.postgres;

import io.storycast.scheduler.claiming.ClaimRun;
import io.storycast.scheduler.claiming.ClaimRuns;
import io.storycast.scheduler.claiming.Pick;
import io.storycast.scheduler.claiming.Shortfall;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcClaimRuns implements ClaimRuns {

  private static final int FIRST = 10;

  private static final String LATEST =
      """
      select run.*, named.ids, named.slugs
        from claim_run run cross join lateral (
          select array_agg(job.id::text order by first.place) as ids,
                 array_agg(job.slug order by first.place) as slugs
            from unnest(run.jobs) with ordinality first (id, place)
            join story_generation_jobs job on job.id = first.id) named
       where run.id < :before
       order by run.id desc limit :limit
      """;

  private final JdbcClient jdbc;

  JdbcClaimRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void record(ClaimRun run, String by) {
    jdbc.sql(
            """
            insert into claim_run
              (begun_by, most, claimed, republished, refused, backfilled, shortfall, jobs)
            values
              (:by, :most, :claimed, :republished, :refused, :backfilled, :shortfall, :jobs::uuid[])
            """)
        .param("by", by)
        .param("most", run.limit())
        .param("claimed", run.claimed().size())
        .param("republished", run.republished().size())
        .param("refused", run.refused().size())
        .param("backfilled", run.backfilled())
        .param("shortfall", run.shortfall().map(Shortfall::code).orElse(null))
        .param("jobs", run.claimed().stream().limit(FIRST).map(Pick::jobId).toArray(String[]::new))
        .update();
  }

  @Override
  public List<Past> latest(@Nullable Long before, int limit) {
    return jdbc.sql(LATEST)
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("limit", limit)
        .query(JdbcClaimRuns::past)
        .list();
  }

  private static Past past(ResultSet row, int number) throws SQLException {
    return new Past(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        row.getString("begun_by"),
        row.getInt("most"),
        row.getInt("claimed"),
        row.getInt("republished"),
        row.getInt("refused"),
        row.getInt("backfilled"),
        shortfall(row.getString("shortfall")),
        jobs(row.getArray("ids"), row.getArray("slugs")));
  }

  private static Optional<Shortfall> shortfall(@Nullable String code) {
    return Arrays.stream(Shortfall.values()).filter(why -> why.code().equals(code)).findFirst();
  }

  /** Null when none was claimed, or when all of them are gone. */
  private static List<ClaimedJob> jobs(@Nullable Array ids, @Nullable Array slugs)
      throws SQLException {
    List<ClaimedJob> jobs = new ArrayList<>();
    if (ids != null && slugs != null) {
      String[] id = (String[]) ids.getArray();
      String[] slug = (String[]) slugs.getArray();
      for (int i = 0; i < id.length; i++) {
        jobs.add(new ClaimedJob(id[i], slug[i]));
      }
    }
    return jobs;
  }
}
