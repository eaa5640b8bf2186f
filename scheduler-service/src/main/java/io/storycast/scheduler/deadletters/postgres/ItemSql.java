package io.storycast.scheduler.deadletters.postgres;

/** The statements that drive a replay. */
final class ItemSql {

  static final String TAKE_OVER =
      """
      update replay set runner = :runner, started_at = coalesce(started_at, now())
       where id = cast(:id as uuid)
      """;

  /**
   * Notes that the next letters may be on the wire from now on. Large ones make a slice shorter: it
   * is held in memory.
   */
  static final String TAKE =
      """
      with next as (
        select item.number, item.letter_id
          from replay_item item join replay on replay.id = item.replay_id
         where item.replay_id = cast(:id as uuid) and item.state = 'pending'
           and replay.runner = :runner and replay.state in ('running', 'waiting-for-canary')
           and (item.canary or replay.canary = 0 or replay.canary_over)
         order by item.number limit :most
           for update of item
      ), sized as (
        select number, sum(bytes) over (order by number) - bytes as before
          from next join dead_letter letter on letter.id = next.letter_id
      )
      update replay_item item set state = 'sending', sending_at = now()
        from sized
       where item.replay_id = cast(:id as uuid) and item.number = sized.number
         and before < :mostBytes
      returning item.number
      """;

  static final String SENDING =
      "where item.replay_id = cast(:id as uuid) and item.state = 'sending'";

  static final String PUT_BACK =
      """
      update replay_item set state = 'pending', sending_at = null
       where replay_id = cast(:id as uuid) and number = any(:numbers) and state = 'sending'
      """;

  /** A letter that came back, or was resolved, before this could be noted stays what it is. */
  static final String SENT =
      """
      with done as (
        update replay_item set state = 'sent', sent_at = now()
         where replay_id = cast(:id as uuid) and number = any(:numbers) and state = 'sending'
        returning letter_id)
      update dead_letter letter
         set state = 'replayed', state_at = now(),
             state_reason = case when letter.awaits is null
               then 'It was sent back; nobody tells of its success, but it would come back.'
               else 'It was sent back; what comes of it is not known yet.' end
        from done
       where letter.id = done.letter_id and state in ('open', 'quarantined', 'replayed')
      """;

  static final String SETTLE =
      """
      update replay_item item set state = :state, reason = left(told.reason, 1000)
        from unnest(cast(:numbers as integer[]), cast(:reasons as text[])) as told (number, reason)
       where replay_id = cast(:id as uuid) and item.number = told.number
      """;

  static final String SKIP_REST =
      """
      update replay_item set state = 'skipped', reason = :reason
       where replay_id = cast(:id as uuid) and state = 'pending'
      """;

  static final String ANY_UNSENT =
      """
      select exists (select from replay_item
                      where replay_id = cast(:id as uuid) and state in ('pending', 'sending'))
      """;

  static final String CANARY =
      """
      select count(*) filter (
               where item.state in ('pending', 'sending')
                  or item.state = 'sent' and outcome is null
                     and (letter.awaits is not null
                          or sent_at > now() - :waitMs * interval '1 millisecond')) as undecided,
             count(*) filter (
               where outcome = 'died-again' and back.fingerprint = letter.fingerprint) as same_cause,
             count(*) filter (
               where outcome = 'died-again'
                 and back.fingerprint is distinct from letter.fingerprint) as other_cause,
             count(*) filter (where item.state = 'failed') as failed,
             max(coalesce(back.message, item.reason)) as sample,
             extract(epoch from now() - max(sent_at))::float8 as seconds
        from replay_item item
        join dead_letter letter on letter.id = item.letter_id
        left join dead_letter back on back.id = item.returned_as
       where item.replay_id = cast(:id as uuid) and item.canary
      """;

  static final String END_CANARY =
      "update replay set canary_over = true where id = cast(:id as uuid)";

  private ItemSql() {}

  /** Items with their letters, in the order of sending. */
  static String items(String where) {
    return """
        select item.number, item.edited_value, item.sending_at, content.*, letter.*
          from replay_item item
          join dead_letter letter on letter.id = item.letter_id
          join dead_letter_record content on content.letter_id = item.letter_id
        %s order by item.number
        """
        .formatted(where);
  }
}
