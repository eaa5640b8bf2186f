package io.storycast.story.results;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.story.writing.EarlierStories;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcEarlierStories implements EarlierStories {

  private final JdbcClient jdbc;

  JdbcEarlierStories(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<StoryGenerated> find(String scenarioId, int revision) {
    return jdbc.sql("select value from stage_result where scenario_id = ? and revision = ?")
        .params(scenarioId, revision)
        .query((row, number) -> read(row.getBytes("value")))
        .optional();
  }

  private static StoryGenerated read(byte[] value) {
    try {
      return (StoryGenerated) EventCodec.read(EventType.STORY_GENERATED, value);
    } catch (UnreadableEventException e) {
      throw new IllegalStateException("A recorded story cannot be read", e);
    }
  }
}
