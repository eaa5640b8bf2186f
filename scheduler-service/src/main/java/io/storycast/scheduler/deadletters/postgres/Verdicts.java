package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.deadletters.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up what a replay would do with each letter. */
final class Verdicts {

  private final Map<String, Long> byReason = new LinkedHashMap<>();
  private final Map<String, Long> byStage = new LinkedHashMap<>();
  private long count;
  private long alreadyDone;
  private long quarantined;
  private long notReplayable;

  void add(ResultSet row) throws SQLException {
    long letters = row.getLong("letters");
    switch (row.getString("verdict")) {
      case "send" -> {
        count += letters;
        alreadyDone += row.getLong("done");
        byReason.merge(row.getString("reason_code"), letters, Long::sum);
        byStage.merge(row.getString("stage"), letters, Long::sum);
      }
      case "quarantined" -> quarantined += letters;
      default -> notReplayable += letters;
    }
  }

  Selection selection() {
    return new Selection(count, byReason, byStage, alreadyDone, quarantined, notReplayable);
  }
}
