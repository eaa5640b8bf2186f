package io.storycast.scheduler.deadletters.postgres;

/** The statements of ordering replays. */
final class ReplaySql {

  static final String COUNTS =
      """
      select replay.*, counts.*
        from replay cross join lateral (
          select count(*) filter (where item.state = 'sent') as sent,
                 count(*) filter (where item.state = 'failed') as failed,
                 count(*) filter (where item.state = 'skipped') as skipped,
                 count(*) filter (where outcome = 'succeeded') as succeeded,
                 count(*) filter (where outcome = 'died-again') as died_again
            from replay_item item where item.replay_id = replay.id) counts
      """;

  static final String CREATE =
      """
      insert into replay (id, state, filter, note, ordered_by, rate, canary, canary_over, force, total)
      values (cast(:id as uuid), 'running', cast(:filter as jsonb), :note, :by, :rate, :canary, false,
              :force, 0)
      """;

  static final String COUNT_TOTAL =
      """
      update replay
         set total = (select count(*) from replay_item where replay_id = replay.id)
       where id = cast(:id as uuid)
      """;

  static final String CHANGE =
      """
      update replay
         set state = :state, state_reason = :reason,
             finished_at = case when :over then now() else finished_at end
       where id = cast(:id as uuid)
      """;

  static final String TROUBLES =
      """
      select reason, count(*) from replay_item
       where replay_id = cast(:id as uuid) and state in ('failed', 'skipped')
       group by 1 order by 2 desc, 1 limit 20
      """;

  private ReplaySql() {}

  /**
   * What a replay would do with each letter of a WHERE clause. The preview counts these verdicts,
   * and the replay takes those letters whose verdict is 'send'.
   */
  private static String judged(String where) {
    return """
        with judged as (
          select id, fingerprint, died_at, reason_code, stage, scenario_id, revision, awaits,
                 case
                   when state not in ('open', 'quarantined', 'replayed') then 'settled'
                   when original_topic is null
                     or value_omitted and (original_partition is null or original_offset is null)
                     then 'no-address'
                   when exists (select from replay_item item where item.letter_id = dead_letter.id
                                  and item.state in ('pending', 'sending')) then 'on-its-way'
                   when state = 'quarantined' and not :force then 'quarantined'
                   when state = 'replayed' and not :force then 'outcome-unknown'
                   else 'send' end as verdict
            from dead_letter %s
        )
        """
        .formatted(where);
  }

  static String preview(String where) {
    return judged(where)
        + """
        select verdict, judged.reason_code, judged.stage, count(*) as letters,
               count(*) filter (
                 where case when job.status = 'succeeded' then 3
                            when job.audio_url is not null then 2
                            when job.story_title is not null then 1 else 0 end >= awaits) as done
          from judged left join story_generation_jobs job
            on job.scenario_id = judged.scenario_id and job.revision >= judged.revision
         group by 1, 2, 3 order by 4 desc, 2, 3
        """;
  }

  /** The canary comes first: letters of different causes, as far as there are. */
  static String choose(String where) {
    return judged(where)
        + """
        , ranked as (
          select id, died_at,
                 row_number() over (partition by fingerprint order by died_at, id) as turn
            from judged where verdict = 'send'
        ), canaries as (
          select id from ranked order by turn, died_at, id limit :canary
        )
        insert into replay_item (replay_id, number, letter_id, canary, edited_value)
        select cast(:id as uuid),
               row_number() over (order by canaries.id is null, died_at, ranked.id),
               ranked.id, canaries.id is not null, cast(:editedValue as bytea)
          from ranked left join canaries on canaries.id = ranked.id
        on conflict do nothing
        """;
  }
}
