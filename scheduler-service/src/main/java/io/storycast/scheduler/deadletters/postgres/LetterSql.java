package io.storycast.scheduler.deadletters.postgres;

/** The statements that change dead letters. */
final class LetterSql {

  static final String ADD =
      """
      insert into dead_letter (
        id, origin, state, state_reason, topic, topic_partition, topic_offset,
        original_topic, original_partition, original_offset, stage, scenario_id, slug, revision,
        attempt, reason_code, failure_class, message, fingerprint, stage_attempts, replay_count,
        replay_of, replay_id, trace_id, died_at, bytes, value_omitted, awaits, key_text, value_text)
      values (
        :id, :origin, :state, :stateReason, :topic, :partition, :offset,
        :originalTopic, :originalPartition, :originalOffset, :stage, :scenarioId, :slug, :revision,
        :attempt, :reasonCode, :failureClass, :message, :fingerprint, :stageAttempts, :replayCount,
        :replayOf, :replayId, :traceId, :diedAt, :bytes, :valueOmitted, :awaits, :keyText,
        :valueText)
      on conflict do nothing
      """;

  static final String ADD_RECORD =
      """
      insert into dead_letter_record (letter_id, record_key, record_value, headers)
      values (:id, :key, :value, cast(:headers as json))
      on conflict do nothing
      """;

  /**
   * Whoever changes a job's row changes its letters after it, in the same transaction. Holding the
   * rows here makes the two wait for each other, so that neither misses what the other just wrote.
   */
  static final String HOLD_JOBS =
      """
      select scenario_id from story_generation_jobs
       where scenario_id = any(:scenarios) order by scenario_id for share
      """;

  /** A letter that says where it was sent back from: that one died again. */
  static final String DIED_AGAIN =
      """
      with returned as (
        select back.id as new_id, old.id as old_id, back.replay_id
          from dead_letter back join dead_letter old on old.id = back.replay_of and old.id <> back.id
         where back.id = any(:ids) or old.id = any(:ids)
      ), died as (
        update dead_letter letter
           set state = 'died-again', state_at = now(),
               state_reason = 'It was replayed and died again, as ' || new_id || '.'
          from returned
         where letter.id = old_id and state in ('open', 'quarantined', 'replayed')
      )
      update replay_item item set outcome = 'died-again', returned_as = new_id
        from returned
       where item.letter_id = old_id and item.replay_id::text = returned.replay_id
         and outcome is null
      """;

  /**
   * Of the letters about the same work only the newest counts: that of the latest attempt, and of
   * its latest replay. Clocks differ, so the time decides last.
   */
  static final String SUPERSEDE =
      """
      with fresh as (
        select distinct scenario_id, revision, stage, original_topic from dead_letter
         where id = any(:ids) and awaits is not null and revision > 0
      ), ranked as (
        select id,
               row_number() over work as turn,
               first_value(id) over work as newest
          from dead_letter join fresh using (scenario_id, revision, stage, original_topic)
        window work as (
          partition by scenario_id, revision, stage, original_topic
          order by attempt desc, replay_count desc, original_offset desc nulls last,
                   died_at desc, id desc)
      ), superseded as (
        update dead_letter letter
           set state = 'superseded', state_at = now(),
               state_reason = 'A later attempt died too, as ' || newest || '.'
          from ranked
         where letter.id = ranked.id and turn > 1 and state in ('open', 'quarantined', 'replayed')
        returning letter.id, newest
      )
      update replay_item item set outcome = 'died-again', returned_as = newest
        from superseded
       where item.letter_id = superseded.id and item.state in ('sending', 'sent')
         and outcome is null
      """;

  private static final String RESOLVED =
      """
      set state = 'resolved', state_at = now(),
          state_reason =
            case when state = 'replayed' then 'It was replayed. ' else '' end ||
            case rank
              when 1 then 'The story was written.'
              when 2 then 'The narration was made.'
              when 3 then 'The story is ready.'
              else 'The job was cancelled.' end
      """;

  private static final String TELL_REPLAYS =
      """
      update replay_item item
         set outcome = case when rank = 4 then 'cancelled' else 'succeeded' end
        from resolved
       where item.letter_id = resolved.id and item.state in ('sending', 'sent') and outcome is null
      """;

  /** How far each of these letters' jobs has come; a cancelled one goes no further. */
  static final String RESOLVE_ARRIVED =
      """
      with moot as (
        select letter.id,
               case when status = 'cancelled' then 4 when status = 'succeeded' then 3
                    when audio_url is not null then 2 when story_title is not null then 1
                    else 0 end as rank
          from dead_letter letter join story_generation_jobs job
            on job.scenario_id = letter.scenario_id and job.revision >= letter.revision
         where letter.id = any(:ids) and awaits is not null
      ), resolved as (
        update dead_letter letter
      """
          + RESOLVED
          + """
          from moot
         where letter.id = moot.id and awaits <= rank
           and state in ('open', 'quarantined', 'replayed')
        returning letter.id, rank
      )
      """
          + TELL_REPLAYS;

  static final String RESOLVE =
      """
      with moot as (select cast(:rank as integer) as rank), resolved as (
        update dead_letter letter
      """
          + RESOLVED
          + """
          from moot
         where scenario_id = :scenarioId and revision <= :revision and awaits <= rank
           and state in ('open', 'quarantined', 'replayed')
        returning letter.id, rank
      ), told as (
      """
          + TELL_REPLAYS
          + """
      )
      select count(*) from resolved
      """;

  static final String UNDO_DISCARD =
      """
      update dead_letter
         set state = discarded_from, discarded_from = null, state_at = now(),
             state_reason = 'It was discarded, and put back.'
       where id = :id and state = 'discarded'
      """;

  static final String DELETE_SETTLED =
      """
      delete from dead_letter where id in (
        select id from dead_letter
         where (state in ('resolved', 'discarded', 'superseded', 'died-again')
                or state = 'replayed' and awaits is null)
           and state_at < now() - :ageMs * interval '1 millisecond'
         limit :most)
      """;

  /** Before their letters go: a replay whose letters are gone would count wrongly. */
  static final String DELETE_REPLAYS =
      """
      delete from replay where finished_at < now() - :ageMs * interval '1 millisecond'
      """;

  private LetterSql() {}

  /** Puts the letters of a WHERE clause aside. */
  static String discard(String where) {
    return """
        with discarded as (
          update dead_letter
             set discarded_from = state, state = 'discarded', state_at = now(),
                 state_reason = :reason
          %s and state in ('open', 'quarantined', 'replayed')
          returning reason_code)
        select reason_code, count(*) as letters from discarded group by 1 order by 2 desc, 1
        """
        .formatted(where);
  }

  /** Counts the letters that {@link #discard} would put aside. */
  static String discardable(String where) {
    return """
        select reason_code, count(*) as letters from dead_letter
        %s and state in ('open', 'quarantined', 'replayed')
        group by 1 order by 2 desc, 1
        """
        .formatted(where);
  }
}
