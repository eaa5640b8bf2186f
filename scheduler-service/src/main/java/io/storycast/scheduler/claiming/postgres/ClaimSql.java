package io.storycast.scheduler.claiming.postgres;

import io.storycast.scheduler.postgres.ContentTables.IdTypes;

/** The statements of claiming. */
final class ClaimSql {

  static final String ROOM =
      """
      select (select count(*) from story_generation_jobs where status = 'running') as in_flight,
             coalesce((select claimed from daily_generations
                        where day = (now() at time zone 'UTC')::date), 0) as claimed_today,
             paused.*
        from (values (1)) room
        left join stage_orders paused on paused.stage = 'claiming' and paused.action = 'PAUSE'
      """;

  private static final String TAKE_PICKED =
      """
      claimed as (
        update story_generation_jobs job
           set status = 'running',
               stage = case when again then stage else 'story' end,
               attempt_count = attempt_count + case when again then 0 else 1 end,
               last_attempt_at = case when again then last_attempt_at else now() end,
               started_at = coalesce(started_at, now()),
               finished_at = null,
               recheck_text = false,
               locked_at = now(),
               locked_by = :by,
               updated_at = now()
          from picked
         where job.id = picked.id
        returning job.*, picked.again, picked.recheck_text as recheck
      )
      select id, scenario_id, slug, revision, attempt_count, again, recheck as recheck_text, locked_at
        from claimed
       order by again desc, priority desc, next_attempt_at, id
      """;

  static final String CLAIM =
      """
      with expired as (
        select id, true as again, false as recheck_text
          from story_generation_jobs
         where status = 'running' and locked_at < now() - :ttlMs * interval '1 millisecond'
           for update skip locked
      ), due as (
        select id, false as again, recheck_text
          from story_generation_jobs
         where status = 'queued' and next_attempt_at <= now()
         order by priority desc, next_attempt_at, id
         limit :limit
           for update skip locked
      ), picked as (
        select * from expired union all select * from due
      ),
      """
          + TAKE_PICKED;

  static final String CLAIM_THESE =
      """
      with picked as (
        select id, false as again, recheck_text
          from story_generation_jobs
         where status = 'queued' and next_attempt_at <= now() and id = any(:ids::uuid[])
         order by priority desc, next_attempt_at, id
         limit :limit
           for update skip locked
      ),
      """
          + TAKE_PICKED;

  static final String COUNT =
      """
      insert into daily_generations as today (day, claimed)
      values ((now() at time zone 'UTC')::date, :claimed)
      on conflict (day) do update set claimed = today.claimed + excluded.claimed
      """;

  static final String BEGIN_REVISION =
      """
      update story_generation_jobs
         set revision = revision + 1, slug = left(:slug, 400), started_at = now(),
             story_title = null, audio_url = null, duration_ms = null, story_ms = null,
             synthesis_ms = null, upload_ms = null, prompt_tokens = null, completion_tokens = null,
             speech_characters = null
       where id = :id::uuid
      returning revision
      """;

  static final String REFUSE =
      """
      update story_generation_jobs
         set status = 'failed', finished_at = now(), locked_at = null, locked_by = null,
             last_error_code = :code, last_error = :message, updated_at = now()
       where id = :id::uuid
      """;

  /**
   * From the end of the queue: at its front lie the dead rows of what was claimed, for as long as
   * some other transaction is open.
   */
  static final String DUE =
      """
      select count(*) from (
        select from story_generation_jobs
         where status = 'queued' and priority >= 0 and next_attempt_at <= now()
         order by priority, next_attempt_at desc, id desc
         limit :limit) due
      """;

  private ClaimSql() {}

  /**
   * A batch of jobs for scenarios without story and job, with the first line of their history. The
   * microseconds keep the scenarios' order among jobs that are added together: the jobs' own ids
   * are random.
   */
  static String backfill(IdTypes types) {
    return """
        with added as (
          insert into story_generation_jobs (scenario_id, slug, next_attempt_at)
          select id, slug, due from (%s) without_job order by due limit :limit
          on conflict (scenario_id) do nothing
          returning id, revision)
        insert into job_event (job_id, kind, revision, attempt, ordered_by)
        select id, 'created', revision, 0, 'backfill' from added
        """
        .formatted(withoutStoryAndJob(types));
  }

  /** What a claim after a backfill would take, in the same order. */
  static String candidates(IdTypes types) {
    return """
        (select id::text, scenario_id, slug, attempt_count + 1 as attempt,
                priority, next_attempt_at as due
           from story_generation_jobs
          where status = 'queued' and next_attempt_at <= now()
          order by priority desc, next_attempt_at, story_generation_jobs.id
          limit :limit)
        union all
        (select null, id, slug, 1, 0, due from (%s) without_job order by due limit :limit)
        order by priority desc, due, id
        limit :limit
        """
        .formatted(withoutStoryAndJob(types));
  }

  private static String withoutStoryAndJob(IdTypes types) {
    return """
        select scenario.id::text as id, left(coalesce(scenario.slug::text, ''), 400) as slug,
               now() + row_number() over (order by scenario.id) * interval '1 microsecond' as due
          from scenarios scenario
         where not exists (select from stories story where %s)
           and not exists (select from story_generation_jobs job
                            where job.scenario_id = scenario.id::text)
        """
        .formatted(types.storyOf("story", "scenario"));
  }
}
