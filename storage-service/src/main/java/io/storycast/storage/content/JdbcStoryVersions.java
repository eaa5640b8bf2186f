package io.storycast.storage.content;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.storage.publishing.ShownStory;
import io.storycast.storage.publishing.StoryVersion;
import io.storycast.storage.publishing.StoryVersions;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sink's own tables; the facts are kept as the JSON that travels. */
final class JdbcStoryVersions implements StoryVersions {

  private final JdbcClient db;

  JdbcStoryVersions(JdbcClient db) {
    this.db = db;
  }

  @Override
  public ShownStory lock(String scenarioId) {
    // The update that changes nothing is the lock: one statement, whether the row was there or not.
    return db.sql(
            """
            insert into shown_stories (scenario_id) values (:scenarioId)
            on conflict (scenario_id) do update set scenario_id = excluded.scenario_id
            returning scenario_id, revision, title
            """)
        .param("scenarioId", scenarioId)
        .query(ShownStory.class)
        .single();
  }

  @Override
  public void show(ShownStory shown) {
    db.sql(
            """
            update shown_stories set revision = :revision, title = :title
             where scenario_id = :scenarioId
            """)
        .param("revision", shown.revision())
        .param("title", shown.title(), Types.VARCHAR)
        .param("scenarioId", shown.scenarioId())
        .update();
  }

  @Override
  public StoryVersion find(String scenarioId, int revision) {
    return db.sql(
            """
            select story_generated, audio_uploaded, story_ready
              from story_versions where scenario_id = :scenarioId and revision = :revision
            """)
        .param("scenarioId", scenarioId)
        .param("revision", revision)
        .query((row, number) -> version(scenarioId, revision, row))
        .optional()
        .orElseGet(() -> StoryVersion.unknown(scenarioId, revision));
  }

  @Override
  public void save(StoryVersion version) {
    db.sql(
            """
            insert into story_versions
                   (scenario_id, revision, story_generated, audio_uploaded, story_ready)
            values (:scenarioId, :revision,
                    cast(:text as json), cast(:audio as json), cast(:ready as json))
            on conflict (scenario_id, revision) do update
               set story_generated = excluded.story_generated,
                   audio_uploaded = excluded.audio_uploaded,
                   story_ready = excluded.story_ready
            """)
        .param("scenarioId", version.scenarioId())
        .param("revision", version.revision())
        .param("text", json(version.text()), Types.VARCHAR)
        .param("audio", json(version.audio()), Types.VARCHAR)
        .param("ready", json(version.ready()), Types.VARCHAR)
        .update();
  }

  private static StoryVersion version(String scenarioId, int revision, ResultSet row)
      throws SQLException {
    return new StoryVersion(
        scenarioId,
        revision,
        event(StoryGenerated.class, row.getString("story_generated")),
        event(AudioUploaded.class, row.getString("audio_uploaded")),
        event(StoryReady.class, row.getString("story_ready")));
  }

  private static @Nullable String json(@Nullable Event event) {
    return event == null ? null : EventCodec.json(event);
  }

  private static <E extends Event> @Nullable E event(Class<E> record, @Nullable String json) {
    if (json == null) {
      return null;
    }
    try {
      byte[] value = json.getBytes(StandardCharsets.UTF_8);
      return record.cast(EventCodec.read(EventType.ofRecord(record), value));
    } catch (UnreadableEventException e) {
      throw new IllegalStateException("A kept %s is unreadable".formatted(record), e);
    }
  }
}
