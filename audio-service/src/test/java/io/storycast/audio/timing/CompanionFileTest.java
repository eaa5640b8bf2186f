package io.storycast.audio.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompanionFileTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MARKDOWN = "It was *very* late.\n\nTom & Mei said: 1 < 2 --> yes.";

  private static CompanionFile.Subject subject() {
    return new CompanionFile.Subject(
        Texts.timed(MARKDOWN, "en", 3_723_004), Texts.CREDITS, "audio-hash", "content-hash");
  }

  private static String text(CompanionFile file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }

  @Test
  void timingsLeadFromTextToTimeAndBack() {
    CompanionFile file = CompanionFile.timings(subject());

    assertThat(file.ending()).isEqualTo(".timings.json");
    assertThat(file.contentType()).isEqualTo("application/json");
    JsonNode timings = JSON.readTree(text(file));
    assertThat(timings.get("version").asInt()).isEqualTo(1);
    assertThat(timings.get("aiGenerated").asBoolean()).isTrue();
    assertThat(timings.get("audioSha256").asString()).isEqualTo("audio-hash");
    assertThat(timings.get("contentHash").asString()).isEqualTo("content-hash");
    assertThat(timings.get("offsets").asString()).isEqualTo("utf-16");
    JsonNode first = timings.get("sentences").get(0);
    assertThat(part(MARKDOWN, first.get("markdown"))).isEqualTo("It was *very* late.");
    assertThat(part(timings.get("plainText").asString(), first.get("plain")))
        .isEqualTo(first.get("text").asString())
        .isEqualTo("It was very late.");
    JsonNode word = first.get("words").get(2);
    assertThat(word.get("t").asString()).isEqualTo("very");
    assertThat(word.get("estimated").asBoolean()).isTrue();
    assertThat(part(timings.get("plainText").asString(), word.get("plain"))).isEqualTo("very");
  }

  private static String part(String text, JsonNode range) {
    return text.substring(range.get("start").asInt(), range.get("end").asInt());
  }

  @Test
  void captionsHaveACueForEachSentence() {
    CompanionFile file = CompanionFile.captions(subject());

    assertThat(file.contentType()).isEqualTo("text/vtt; charset=utf-8");
    assertThat(text(file))
        .isEqualTo(
            """
            WEBVTT

            NOTE
            AI-generated narration. Model: some-tts. Id: scenario-1/1

            1
            00:00:00.000 --> 01:02:03.004
            It was very late.

            2
            01:02:03.004 --> 02:04:06.008
            Tom &amp; Mei said: 1 &lt; 2 --&gt; yes.
            """);
  }

  @Test
  void chaptersAreWhatPodcastPlayersRead() {
    CompanionFile file = CompanionFile.chapters(subject(), Chapters.of(subject().text()));

    assertThat(file.contentType()).isEqualTo("application/json+chapters");
    assertThat(text(file))
        .isEqualTo(
            """
            {"version":"1.2.0","title":"A Missed Train","chapters":[\
            {"startTime":0.000,"endTime":3723.004,"title":"It was very late."},\
            {"startTime":3723.004,"endTime":7446.008,"title":"Tom & Mei said: 1 < 2 --> yes."}]}""");
  }

  @Test
  void equalNarrationsGiveEqualBytes() {
    assertThat(CompanionFile.timings(subject()).content())
        .isEqualTo(CompanionFile.timings(subject()).content());
  }
}
