package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.deadletters.Arrival;
import io.storycast.scheduler.deadletters.Letter;
import io.storycast.scheduler.deadletters.Letter.Cause;
import io.storycast.scheduler.deadletters.Letter.Place;
import io.storycast.scheduler.deadletters.Letter.Replayed;
import io.storycast.scheduler.deadletters.Letter.Source;
import io.storycast.scheduler.deadletters.Letter.Subject;
import io.storycast.scheduler.deadletters.LetterRecord;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.Origin;
import io.storycast.scheduler.deadletters.StoredLetter;
import io.storycast.scheduler.jobtable.Milestone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes rows of the dead-letter tables. */
final class LetterRows {

  /** The columns of a {@link StoredLetter}: not those that only the search needs. */
  static final String COLUMNS =
      """
      id, origin, state, state_reason, topic, topic_partition, topic_offset, original_topic,
      original_partition, original_offset, stage, scenario_id, slug, revision, attempt, reason_code,
      failure_class, message, fingerprint, stage_attempts, replay_count, replay_of, replay_id,
      trace_id, died_at, received_at, bytes, value_omitted, awaits
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<LetterRecord.Header>> HEADERS = new TypeReference<>() {};

  private LetterRows() {}

  static MapSqlParameterSource params(
      Arrival arrival, LetterState state, @Nullable String stateReason) {
    Letter letter = arrival.letter();
    MapSqlParameterSource params =
        new MapSqlParameterSource()
            .addValue("id", letter.id())
            .addValue("origin", letter.origin().code())
            .addValue("state", state.code())
            .addValue("stateReason", stateReason)
            .addValue("traceId", letter.traceId())
            .addValue("diedAt", letter.diedAt().atOffset(ZoneOffset.UTC))
            .addValue("bytes", letter.bytes())
            .addValue("valueOmitted", letter.valueOmitted())
            .addValue(
                "awaits", letter.awaits() == null ? null : letter.awaits().rank(), Types.SMALLINT)
            .addValue("keyText", arrival.keyText())
            .addValue("valueText", arrival.valueText());
    addPlaces(params, letter.place(), letter.source());
    addStory(params, letter.subject(), letter.replayed());
    addCause(params, letter.cause());
    return params;
  }

  private static void addPlaces(MapSqlParameterSource params, Place place, Source source) {
    params
        .addValue("topic", place.topic())
        .addValue("partition", place.partition())
        .addValue("offset", place.offset())
        .addValue("originalTopic", source.topic())
        .addValue("originalPartition", source.partition(), Types.INTEGER)
        .addValue("originalOffset", source.offset(), Types.BIGINT);
  }

  private static void addStory(MapSqlParameterSource params, Subject subject, Replayed replayed) {
    params
        .addValue("scenarioId", subject.scenarioId())
        .addValue("slug", subject.slug())
        .addValue("revision", subject.revision())
        .addValue("attempt", subject.attempt())
        .addValue("replayCount", replayed.count())
        .addValue("replayOf", replayed.of())
        .addValue("replayId", replayed.by());
  }

  private static void addCause(MapSqlParameterSource params, Cause cause) {
    params
        .addValue("stage", cause.stage())
        .addValue("reasonCode", cause.reasonCode())
        .addValue("failureClass", cause.failureClass())
        .addValue("message", cause.message())
        .addValue("fingerprint", cause.fingerprint())
        .addValue("stageAttempts", cause.stageAttempts());
  }

  static MapSqlParameterSource contentParams(Arrival arrival) {
    LetterRecord content = arrival.content();
    return new MapSqlParameterSource()
        .addValue("id", arrival.letter().id())
        .addValue("key", content.key(), Types.BINARY)
        .addValue("value", content.value(), Types.BINARY)
        .addValue("headers", JSON.writeValueAsString(content.headers()));
  }

  static StoredLetter stored(ResultSet row, int number) throws SQLException {
    return new StoredLetter(
        letter(row),
        LetterState.ofCode(row.getString("state")).orElseThrow(),
        row.getString("state_reason"),
        instant(row, "received_at"));
  }

  private static Letter letter(ResultSet row) throws SQLException {
    Integer awaits = row.getObject("awaits", Integer.class);
    return new Letter(
        row.getString("id"),
        Origin.ofCode(row.getString("origin")).orElseThrow(),
        new Place(
            row.getString("topic"), row.getInt("topic_partition"), row.getLong("topic_offset")),
        new Source(
            row.getString("original_topic"),
            row.getObject("original_partition", Integer.class),
            row.getObject("original_offset", Long.class)),
        new Subject(
            row.getString("scenario_id"),
            row.getString("slug"),
            row.getInt("revision"),
            row.getInt("attempt")),
        cause(row),
        new Replayed(
            row.getInt("replay_count"), row.getString("replay_of"), row.getString("replay_id")),
        row.getString("trace_id"),
        instant(row, "died_at"),
        row.getInt("bytes"),
        row.getBoolean("value_omitted"),
        awaits == null ? null : Milestone.ofRank(awaits));
  }

  private static Cause cause(ResultSet row) throws SQLException {
    return new Cause(
        row.getString("stage"),
        row.getString("reason_code"),
        row.getString("failure_class"),
        row.getString("message"),
        row.getString("fingerprint"),
        row.getInt("stage_attempts"));
  }

  static LetterRecord content(ResultSet row, int number) throws SQLException {
    return new LetterRecord(
        row.getBytes("record_key"),
        row.getBytes("record_value"),
        JSON.readValue(row.getString("headers"), HEADERS));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
