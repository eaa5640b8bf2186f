package io.storycast.webhook.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.webhook.delivering.EndpointKind;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.delivering.WebhookEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatMessagesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private final ChatMessages messages = new ChatMessages();

  @Test
  void tellsSlackOfAFailedStory() {
    String data =
        """
        {"slug": "the-bus", "stage": "audio", "attempt": 2, "reasonCode": "silent-audio",
         "message": "The speech is <silent> & empty."}
        """;

    assertThat(slack(EventKind.STORY_FAILED, data))
        .isEqualTo(
            "*Story failed*: the-bus. audio gave up on attempt 2: The speech is &lt;silent&gt;"
                + " &amp; empty. (silent-audio)");
  }

  @Test
  void tellsDiscordWithoutCallingAnybody() {
    JsonNode message =
        message(
            EndpointKind.DISCORD,
            EventKind.STORY_READY,
            "{\"slug\": \"the-bus\", \"title\": \"*All* @everyone\", \"audioUrl\": \"https://a/b.mp3\"}");

    assertThat(message.path("content").asString())
        .isEqualTo("**Story ready**: the-bus. \\*All\\* @everyone https://a/b.mp3");
    assertThat(message.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[]}");
  }

  @Test
  void tellsOfAStageThatStandsStillAndGoesOn() {
    assertThat(
            slack(
                EventKind.STAGE_PAUSED,
                "{\"stage\": \"audio\", \"cause\": \"outage\", \"by\": null, \"message\": \"No answer.\"}"))
        .isEqualTo("*Stage paused*: audio. No answer. (outage)");
    assertThat(
            slack(
                EventKind.STAGE_PAUSED,
                "{\"stage\": \"audio\", \"cause\": \"operator\", \"by\": \"ann\", \"message\": \"New voice.\"}"))
        .isEqualTo("*Stage paused*: audio. New voice. (by ann)");
    assertThat(
            slack(
                EventKind.STAGE_RESUMED,
                "{\"stage\": \"audio\", \"since\": \"2026-03-01T09:00:00Z\", \"until\": \"2026-03-01T09:12:05Z\"}"))
        .isEqualTo("*Stage resumed*: audio. It stood still for 12 min");
  }

  @Test
  void keepsForeignTextShortAndOnOneLine() {
    String data =
        "{\"slug\": \"s\", \"stage\": \"story\", \"attempt\": 1, \"reasonCode\": \"r\","
            + " \"message\": \"one\\ntwo %s\"}".formatted("x".repeat(3_000));

    assertThat(
            message(EndpointKind.DISCORD, EventKind.STORY_FAILED, data).path("content").asString())
        .contains("one two xxx")
        .contains("… (r)")
        .hasSizeLessThan(2_000);
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void hasWordsForEveryKind(EventKind kind) {
    assertThat(slack(kind, "{}")).startsWith("*").doesNotContain("null");
  }

  private String slack(EventKind kind, String data) {
    return message(EndpointKind.SLACK, kind, data).path("text").asString();
  }

  private JsonNode message(EndpointKind chat, EventKind kind, String data) {
    String body = "{\"type\": \"any\", \"data\": %s}".formatted(data);
    return JSON.readTree(
        messages.bodyFor(
            chat, new WebhookEvent(UUID.randomUUID(), kind, null, 0, Instant.EPOCH, body, null)));
  }
}
