package io.storycast.benchmarks.jobs;

import io.storycast.testing.Database;
import java.util.List;

/** Fills the tables as years of use would: most jobs succeeded, some failed, some wait. */
final class MillionJobs {

  static final int JOBS = 1_000_000;

  /** Triggers are off while the rows are written; what they would have done follows. */
  private static final String FILL_JOBS =
      """
      set search_path to scheduler, public;
      set synchronous_commit to off;
      alter table story_generation_jobs disable trigger user;
      insert into story_generation_jobs
             (scenario_id, slug, status, stage, attempt_count, created_at, updated_at,
              next_attempt_at, started_at, finished_at, last_error_code, last_error,
              story_title, audio_url, duration_ms)
      select 's-' || n,
             (array['river','mountain','coffee','station','letter'])[1 + n %% 5] || '-at-the-'
               || (array['market','harbour','school'])[1 + n %% 3] || '-' || n,
             status,
             case status when 'queued' then null
                         when 'failed' then (array['story','audio'])[1 + n %% 2]
                         else 'storage' end,
             1, at, at + interval '2 minutes', at, at,
             case when status <> 'queued' then at + interval '2 minutes' end,
             case when status = 'failed'
                  then (array['audio-silent','provider-timeout','story-refused'])[1 + n %% 3] end,
             case when status = 'failed' then 'It did not work out, number ' || n end,
             case when status = 'succeeded'
                  then 'The ' || (array['baker','doctor','driver'])[1 + n %% 3] || ' no ' || n end,
             case when status = 'succeeded' then 'https://audio.example/' || n || '.mp3' end,
             case when status = 'succeeded' then 60000 + n %% 120000 end
        from (select n, now() - interval '90 days' * (%1$d - n) / %1$d as at,
                     case when n %% 1000 < 20 then 'failed' when n %% 1000 = 20 then 'cancelled'
                          when n %% 1000 between 21 and 60 then 'queued' else 'succeeded' end
                       as status
                from generate_series(1, %1$d) n) rows;
      alter table story_generation_jobs enable trigger user;
      insert into job_text
      select id, concat_ws(E'\\n', slug, story_title, last_error) from story_generation_jobs;
      insert into job_count select status, count(*) from story_generation_jobs group by status
      """
          .formatted(JOBS);

  private static final String FILL_EVENTS =
      """
      set search_path to scheduler, public;
      set synchronous_commit to off;
      insert into job_event (job_id, at, kind, revision, attempt, stage, elapsed_ms, code)
      select id, created_at, 'claimed', 1, 1, null, null, null
        from story_generation_jobs where status <> 'queued';
      insert into job_event (job_id, at, kind, revision, attempt, stage, elapsed_ms, code)
      select id, updated_at,
             case status when 'succeeded' then 'story-ready' when 'failed' then 'failed'
                         else 'cancelled' end,
             1, 1, stage, 120000, last_error_code
        from story_generation_jobs where status <> 'queued'
      """;

  private static final String FILL_CONTENT =
      """
      create table public.scenarios (id text primary key, slug text unique, title text,
                                     seed_text text);
      create table public.stories (id text primary key, scenario_id text unique, slug text unique,
                                   title text, body text, audio_url text);
      create table public.vocabulary_items (id bigint generated always as identity, story_id text,
        phrase text, meaning_en text, meaning_zh text, type text)
      """;

  private static final String FILL_SCENARIOS =
      """
      insert into public.scenarios select scenario_id, slug, slug, 'A short seed.'
        from scheduler.story_generation_jobs;
      insert into public.stories
      select 'y-' || scenario_id, scenario_id, slug, story_title, 'A short body.', audio_url
        from scheduler.story_generation_jobs where status = 'succeeded'
      """;

  private MillionJobs() {}

  /** Before the service starts. */
  static void createContent(Database database) {
    database.execute(FILL_CONTENT);
  }

  /** After the service has made its own tables. */
  static void fill(Database database) {
    List.of(FILL_JOBS, FILL_EVENTS, FILL_SCENARIOS).forEach(database::execute);
    for (String table : List.of("story_generation_jobs", "job_text", "job_event", "job_count")) {
      database.execute("vacuum analyze scheduler." + table);
    }
    database.execute("vacuum analyze public.scenarios");
    database.execute("vacuum analyze public.stories");
  }
}
