package io.storycast.scheduler.claiming.postgres;

import io.storycast.scheduler.claiming.Candidate;
import io.storycast.scheduler.claiming.ContentTablesMissing;
import io.storycast.scheduler.claiming.JobQueue;
import io.storycast.scheduler.claiming.Pick;
import io.storycast.scheduler.claiming.Refusal;
import io.storycast.scheduler.claiming.Room;
import io.storycast.scheduler.postgres.ContentTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every time is the database's: schedulers whose clocks differ still agree. */
@Component
class JdbcJobQueue implements JobQueue {

  /** Any number that nothing else in the database uses as an advisory lock. */
  private static final long CLAIM_LOCK = 0x73746f7279636173L;

  /** A site may hold millions of scenarios: a batch takes seconds, well below any time-out. */
  private static final int BACKFILL_BATCH = 50_000;

  private final JdbcClient jdbc;
  private final ContentTables content;

  JdbcJobQueue(JdbcClient jdbc, ContentTables content) {
    this.jdbc = jdbc;
    this.content = content;
  }

  @Override
  public int backfill() {
    String sql = ClaimSql.backfill(idTypes());
    int added = 0;
    int batch;
    do {
      batch = jdbc.sql(sql).param("limit", BACKFILL_BATCH).update();
      added += batch;
    } while (batch == BACKFILL_BATCH);
    return added;
  }

  @Override
  public boolean isDue(int jobs) {
    return jdbc.sql(ClaimSql.DUE).param("limit", jobs).query(Integer.class).single() == jobs;
  }

  @Override
  public Room lockRoom() {
    // The lock is a statement of its own: a statement sees what was committed before it began.
    jdbc.sql("select pg_advisory_xact_lock(:lock)")
        .param("lock", CLAIM_LOCK)
        .query((row, number) -> true)
        .single();
    return room();
  }

  @Override
  public Room room() {
    return jdbc.sql(ClaimSql.ROOM).query(JdbcJobQueue::roomIn).single();
  }

  private static Room roomIn(ResultSet row, int number) throws SQLException {
    Timestamp pausedAt = row.getTimestamp("ordered_at");
    return new Room(
        row.getInt("in_flight"),
        row.getInt("claimed_today"),
        pausedAt == null
            ? null
            : new Room.Pause(
                row.getString("reason"), row.getString("ordered_by"), pausedAt.toInstant()));
  }

  @Override
  public List<Pick> claim(int limit, Duration lockTtl, String by) {
    return jdbc.sql(ClaimSql.CLAIM)
        .param("limit", limit)
        .param("ttlMs", lockTtl.toMillis())
        .param("by", by)
        .query(JdbcJobQueue::pick)
        .list();
  }

  @Override
  public List<Pick> claimThese(Collection<String> jobIds, int limit, String by) {
    return jdbc.sql(ClaimSql.CLAIM_THESE)
        .param("ids", jobIds.toArray(String[]::new))
        .param("limit", limit)
        .param("by", by)
        .query(JdbcJobQueue::pick)
        .list();
  }

  @Override
  public void count(int claimed) {
    if (claimed > 0) {
      jdbc.sql(ClaimSql.COUNT).param("claimed", claimed).update();
    }
  }

  @Override
  public Pick beginRevision(Pick pick, String slug) {
    int revision =
        jdbc.sql(ClaimSql.BEGIN_REVISION)
            .param("id", pick.jobId())
            .param("slug", slug)
            .query(Integer.class)
            .single();
    return pick.withRevision(revision);
  }

  @Override
  public void refuse(Pick pick, Refusal refusal) {
    jdbc.sql(ClaimSql.REFUSE)
        .param("id", pick.jobId())
        .param("code", refusal.reason().code())
        .param("message", refusal.message())
        .update();
  }

  @Override
  public List<Candidate> candidates(int limit) {
    return jdbc.sql(ClaimSql.candidates(idTypes()))
        .param("limit", limit)
        .query(JdbcJobQueue::candidate)
        .list();
  }

  private ContentTables.IdTypes idTypes() {
    return content
        .idTypes()
        .orElseThrow(() -> new ContentTablesMissing(String.join(", ", content.missing())));
  }

  private static Pick pick(ResultSet row, int number) throws SQLException {
    return new Pick(
        row.getString("id"),
        row.getString("scenario_id"),
        row.getString("slug"),
        row.getInt("revision"),
        row.getInt("attempt_count"),
        row.getBoolean("again"),
        row.getBoolean("recheck_text"),
        row.getTimestamp("locked_at").toInstant());
  }

  private static Candidate candidate(ResultSet row, int number) throws SQLException {
    return new Candidate(
        row.getString("id"),
        row.getString("scenario_id"),
        row.getString("slug"),
        row.getInt("attempt"));
  }
}
