package io.storycast.benchmarks.claiming;

import io.storycast.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A database with a queue of a certain length, and scenarios for every job in it. */
final class JobTable {

  private static final String CONTENT =
      """
      create table public.scenarios (id text primary key, slug text not null unique,
                                     title text not null, seed_text text not null);
      create table public.stories (id text primary key, scenario_id text not null unique,
                                   slug text not null unique, title text not null,
                                   body text not null, audio_url text)
      """;

  private static final String ADD_SCENARIOS =
      """
      insert into public.scenarios
      select 's-' || n, 'scenario-' || n, 'Scenario ' || n,
             'Maya has lost her way in a town she knew once, number ' || n
        from generate_series(%d, %d) n
      """;

  private static final String ADD_JOBS =
      """
      insert into scheduler.story_generation_jobs (scenario_id, slug)
      select 's-' || n, 'scenario-' || n from generate_series(%d, %d) n
      """;

  /** What the triggers would do with many rows, faster. */
  private static final String WITHOUT_TRIGGERS =
      """
      set search_path to scheduler, public;
      alter table story_generation_jobs disable trigger user;
      %s;
      alter table story_generation_jobs enable trigger user;
      insert into job_text select id, slug from story_generation_jobs;
      insert into job_count select status, count(*) from story_generation_jobs group by status
      """;

  /** What the facts of the other services do in three steps. */
  private static final String FINISH =
      """
      set search_path to scheduler, public;
      update story_generation_jobs
         set status = 'succeeded', stage = 'storage', finished_at = now(), updated_at = now(),
             locked_at = null, locked_by = null, story_title = 'A story',
             audio_url = 'https://audio.example/' || slug
       where status = 'running';
      delete from scheduled_tasks where task_name = 'publication'
      """;

  private static final String QUEUED =
      "select count(*) from scheduler.story_generation_jobs where status = 'queued'";

  private final Database database;
  private final int length;
  private int scenarios;

  /**
   * @param length how many jobs are queued whenever a measurement begins
   */
  JobTable(Database database, int length) {
    this.database = database;
    this.length = length;
  }

  int length() {
    return length;
  }

  Database database() {
    return database;
  }

  /** Before the service makes its tables. */
  void createContent() {
    database.execute(CONTENT);
  }

  /** After it; many rows are written faster without waiting for the disk. */
  void fill() {
    add(length, WITHOUT_TRIGGERS);
    database.execute("vacuum analyze scheduler.story_generation_jobs");
    database.execute("vacuum analyze public.scenarios");
  }

  /** Finishes what is running and fills the queue up again. */
  void settle() {
    database.execute(FINISH);
    add(length - queued(), "%s");
    database.execute("checkpoint");
  }

  private void add(int jobs, String way) {
    int first = scenarios + 1;
    scenarios += jobs;
    String writeFast = "set synchronous_commit to off; ";
    database.execute(writeFast + ADD_SCENARIOS.formatted(first, scenarios));
    database.execute(writeFast + way.formatted(ADD_JOBS.formatted(first, scenarios)));
  }

  private int queued() {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement select = connection.prepareStatement(QUEUED);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
