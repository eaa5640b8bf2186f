package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.deadletters.LetterSearch.Group;
import io.storycast.scheduler.deadletters.LetterState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds counts by cause and state into one group per cause. */
final class Groups {

  private static final Comparator<Group> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(Group::count)
          .reversed()
          .thenComparing(Comparator.comparing(Group::lastDiedAt).reversed())
          .thenComparing(Group::fingerprint);

  private final Map<String, Group> byFingerprint = new LinkedHashMap<>();

  /** Counts come from an index; only one letter of each group is read whole. */
  static String sql(String where) {
    return """
        with counted as (
          select fingerprint, state, count(*) as letters,
                 min(died_at) as first_died_at, max(died_at) as last_died_at
            from dead_letter %s group by fingerprint, state)
        select counted.*, sample.id, stage, reason_code, message
          from counted cross join lateral (
            select id, stage, reason_code, message from dead_letter letter
             where letter.fingerprint = counted.fingerprint and died_at = last_died_at
               and letter.state = counted.state
             limit 1) sample
        """
        .formatted(where);
  }

  void add(ResultSet row) throws SQLException {
    Map<LetterState, Long> states = new EnumMap<>(LetterState.class);
    states.put(LetterState.ofCode(row.getString("state")).orElseThrow(), row.getLong("letters"));
    Group group =
        new Group(
            row.getString("fingerprint"),
            row.getString("stage"),
            row.getString("reason_code"),
            row.getString("message"),
            row.getLong("letters"),
            LetterRows.instant(row, "first_died_at"),
            LetterRows.instant(row, "last_died_at"),
            states,
            row.getString("id"));
    byFingerprint.merge(group.fingerprint(), group, Groups::joined);
  }

  private static Group joined(Group one, Group other) {
    Group newer = one.lastDiedAt().isBefore(other.lastDiedAt()) ? other : one;
    Map<LetterState, Long> states = new EnumMap<>(one.states());
    other.states().forEach((state, letters) -> states.merge(state, letters, Long::sum));
    return new Group(
        newer.fingerprint(),
        newer.stage(),
        newer.reasonCode(),
        newer.message(),
        one.count() + other.count(),
        earlier(one.firstDiedAt(), other.firstDiedAt()),
        newer.lastDiedAt(),
        states,
        newer.sampleId());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  List<Group> mostFrequentFirst() {
    return byFingerprint.values().stream().sorted(MOST_FREQUENT_FIRST).toList();
  }
}
