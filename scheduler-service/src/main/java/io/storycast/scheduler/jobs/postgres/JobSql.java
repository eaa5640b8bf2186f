package io.storycast.scheduler.jobs.postgres;

/** The statements that change jobs. */
final class JobSql {

  /** Refreshes the lock of a running job: there is news of it. */
  private static final String NEWS =
      """
      locked_at = case when status = 'running' then now() else locked_at end,
      trace_id = coalesce(:traceId, trace_id), updated_at = now()
      """;

  private static final String UNLOCKED = "locked_at = null, locked_by = null, updated_at = now()";

  static final String STORY_GENERATED =
      """
      update story_generation_jobs
         set stage = case when stage in ('audio', 'storage') then stage else 'audio' end,
             story_title = :title, story_ms = :elapsedMs,
             prompt_tokens = :promptTokens, completion_tokens = :completionTokens,
      """
          + NEWS
          + "where scenario_id = :scenarioId and revision = :revision returning *";

  static final String AUDIO_UPLOADED =
      """
      update story_generation_jobs
         set stage = 'storage', audio_url = :audioUrl, duration_ms = :durationMs,
             synthesis_ms = :synthesisMs, upload_ms = :uploadMs, speech_characters = :characters,
      """
          + NEWS
          + "where scenario_id = :scenarioId and revision = :revision returning *";

  static final String SUCCEED =
      """
      update story_generation_jobs
         set status = 'succeeded', stage = 'storage', finished_at = now(), story_title = :title,
             audio_url = :audioUrl, duration_ms = :durationMs,
             trace_id = coalesce(:traceId, trace_id),
      """
          + UNLOCKED
          + """

       where scenario_id = :scenarioId and revision = :revision and status <> 'succeeded'
      returning *
      """;

  static final String REQUEUE =
      """
      update story_generation_jobs
         set status = 'queued', next_attempt_at = now() + :delayMs * interval '1 millisecond',
             stage = :stage, last_error_code = :code, last_error = :message,
      """
          + UNLOCKED
          + " where id = :id::uuid";

  static final String FAIL =
      """
      update story_generation_jobs
         set status = 'failed', finished_at = now(),
             stage = :stage, last_error_code = :code, last_error = :message,
      """
          + UNLOCKED
          + " where id = :id::uuid";

  static final String CANCEL =
      """
      update story_generation_jobs
         set status = 'cancelled', finished_at = now(),
             last_error_code = 'cancelled', last_error = :reason,
      """
          + UNLOCKED
          + " where id = :id::uuid returning *";

  static final String RETRY =
      """
      update story_generation_jobs
         set status = 'queued', next_attempt_at = now(), finished_at = null, recheck_text = true,
             attempts_forgiven = attempt_count,
      """
          + UNLOCKED
          + " where id = :id::uuid returning *";

  /** What the job wished for before is kept where the new wish says nothing. */
  static final String WISH =
      """
      insert into job_wish as wish (job_id, options, text_revision)
      values (:id::uuid, :options::jsonb, :textRevision::int)
      on conflict (job_id) do update
         set options = wish.options || excluded.options, text_revision = excluded.text_revision
      """;

  static final String REGENERATE =
      """
      update story_generation_jobs
         set status = 'queued', stage = null, revision = revision + 1, recheck_text = false,
             attempts_forgiven = attempt_count, next_attempt_at = now(),
             started_at = null, finished_at = null, last_error_code = null, last_error = null,
             story_title = null, audio_url = null, duration_ms = null, story_ms = null,
             synthesis_ms = null, upload_ms = null, prompt_tokens = null, completion_tokens = null,
             speech_characters = null,
      """
          + UNLOCKED
          + " where id = :id::uuid returning *";

  private JobSql() {}
}
