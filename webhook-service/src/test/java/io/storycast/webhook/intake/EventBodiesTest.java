package io.storycast.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.EventIds;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.testing.Fixtures;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.delivering.WebhookEvent;
import io.storycast.webhook.fixtures.Facts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventBodiesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant SINCE = Instant.parse("2026-03-01T09:00:00Z");

  @Test
  void holdTypeTimestampAndTheFactItself() {
    StoryReady ready = Fixtures.anyStoryReady();

    WebhookEvent event = EventBodies.of(ready, null);

    JsonNode body = JSON.readTree(event.body());
    assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
    assertThat(body.path("type").asString()).isEqualTo("story.ready");
    assertThat(body.path("timestamp").asString()).isEqualTo(ready.occurredAt().toString());
    assertThat(body.path("data").path("audioUrl").asString()).isEqualTo(ready.audioUrl());
    assertThat(event.id()).isEqualTo(EventIds.of(ready));
  }

  @Test
  void areTheSameForEveryCopyOfAFact() {
    StoryReady ready = Fixtures.anyStoryReady();

    assertThat(EventBodies.of(ready, null)).isEqualTo(EventBodies.of(ready, null));
  }

  @Test
  void leaveOutWhatWouldMakeThemTooLongAndSayWhat() {
    StoryGenerated story =
        Facts.with(Fixtures.anyStoryGenerated(), "bodyMarkdown", "A long story. ".repeat(3_000));

    WebhookEvent event = EventBodies.of(story, null);

    JsonNode data = JSON.readTree(event.body()).path("data");
    assertThat(event.body().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(EventBodies.MOST_BYTES);
    assertThat(data.has("bodyMarkdown")).isFalse();
    assertThat(data.path("omitted").toString()).isEqualTo("[\"bodyMarkdown\"]");
    assertThat(data.path("title").asString()).isEqualTo(story.title());
  }

  @Test
  void nameEachTypeLikeItsFactWithDots() {
    assertThat(EventKind.choosable())
        .extracting(EventKind::wireName)
        .containsExactly(
            "story.generated",
            "audio.uploaded",
            "story.ready",
            "story.failed",
            "job.cancelled",
            "stage.paused",
            "stage.resumed");
    assertThat(EventKind.values())
        .allSatisfy(kind -> assertThat(kind.wireName()).matches("[a-zA-Z0-9_.]+"));
  }

  @Test
  void ofAPauseAreEqualFromEveryInstance() {
    Pause pause =
        new Pause(Cause.OUTAGE, "speech", "provider-unreachable", "No answer.", null, SINCE, null);
    Pause later =
        new Pause(Cause.OUTAGE, "speech", "provider-timeout", "Slow.", null, SINCE, SINCE);

    WebhookEvent event = EventBodies.paused("audio", pause);

    assertThat(event.id()).isEqualTo(EventBodies.paused("audio", later).id());
    assertThat(event.id()).isNotEqualTo(EventBodies.paused("story", pause).id());
    assertThat(JSON.readTree(event.body()).path("data").path("message").asString())
        .isEqualTo("No answer.");
  }
}
