package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobtable.JobStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a whole row of the job table. */
final class JobRows {

  private JobRows() {}

  static Job job(ResultSet row, int number) throws SQLException {
    return new Job(
        row.getString("id"),
        row.getString("scenario_id"),
        row.getString("slug"),
        JobStatus.ofCode(row.getString("status")).orElseThrow(),
        row.getString("stage"),
        row.getInt("revision"),
        row.getInt("priority"),
        attempts(row),
        times(row),
        result(row));
  }

  private static Job.Attempts attempts(ResultSet row) throws SQLException {
    return new Job.Attempts(
        row.getInt("attempt_count"),
        row.getInt("attempts_forgiven"),
        row.getTimestamp("next_attempt_at").toInstant(),
        instant(row, "last_attempt_at"),
        row.getString("last_error_code"),
        row.getString("last_error"));
  }

  private static Job.Times times(ResultSet row) throws SQLException {
    return new Job.Times(
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant(),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        instant(row, "locked_at"),
        row.getString("locked_by"));
  }

  private static Job.Result result(ResultSet row) throws SQLException {
    return new Job.Result(
        row.getString("story_title"),
        row.getString("audio_url"),
        row.getObject("duration_ms", Long.class),
        row.getObject("story_ms", Long.class),
        row.getObject("synthesis_ms", Long.class),
        row.getObject("upload_ms", Long.class),
        row.getObject("prompt_tokens", Integer.class),
        row.getObject("completion_tokens", Integer.class),
        row.getObject("speech_characters", Long.class),
        row.getString("trace_id"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
