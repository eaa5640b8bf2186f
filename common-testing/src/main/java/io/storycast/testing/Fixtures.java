package io.storycast.testing;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Cost;
import io.storycast.contracts.KeyPhrase;
import io.storycast.contracts.NarrationFiles;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryFailed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Facts about one story, each following from the one before. Those without a parameter are about a
 * new scenario each time.
 */
public final class Fixtures {

  /** When the first fact of every story happened; each later one a minute later. */
  public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private static final String LANGUAGE = "en";
  private static final String BODY =
      """
      Maya stopped on the old bridge and looked at the map.

      *I have been here before,* she thought, and made up her mind to ask.""";

  private Fixtures() {}

  public static ScenarioClaimed anyScenarioClaimed() {
    return scenarioClaimed(UUID.randomUUID().toString());
  }

  /** Revision 1 of the scenario. */
  public static ScenarioClaimed scenarioClaimed(String scenarioId) {
    return scenarioClaimed(scenarioId, 1);
  }

  public static ScenarioClaimed scenarioClaimed(String scenarioId, int revision) {
    return new ScenarioClaimed(
        "job-" + scenarioId,
        scenarioId,
        revision,
        "scenario-" + scenarioId,
        "Asking the way",
        "A tourist asks you for directions to the old bridge.",
        LANGUAGE,
        null,
        START);
  }

  public static StoryGenerated anyStoryGenerated() {
    return storyGenerated(anyScenarioClaimed());
  }

  public static StoryGenerated storyGenerated(ScenarioClaimed claimed) {
    return new StoryGenerated(
        claimed.jobId(),
        claimed.scenarioId(),
        claimed.revision(),
        claimed.slug(),
        "Maya and the Old Bridge",
        BODY,
        List.of(new KeyPhrase("made up her mind", "decided", "下定决心", "idiom")),
        claimed.language(),
        sha256(BODY),
        "any-model",
        new TokenUsage(400, 250, 650),
        4_200,
        claimed.options(),
        new Cost("0.0012", "USD"),
        START.plusSeconds(60));
  }

  public static AudioUploaded anyAudioUploaded() {
    return audioUploaded(anyStoryGenerated());
  }

  public static AudioUploaded audioUploaded(StoryGenerated generated) {
    String key = "stories/audio/%s.mp3".formatted(generated.slug());
    return new AudioUploaded(
        generated.jobId(),
        generated.scenarioId(),
        generated.revision(),
        generated.slug(),
        generated.title(),
        key,
        "https://audio.example.com/" + key,
        12_340,
        197_440,
        sha256("audio of " + generated.contentHash()),
        generated.contentHash(),
        generated.language(),
        "any-speech-model",
        "any-voice",
        2,
        0,
        generated.bodyMarkdown().length(),
        3_100,
        120,
        narrationFiles(generated.slug()),
        null,
        new Cost("0.0031", "USD"),
        START.plusSeconds(120));
  }

  private static NarrationFiles narrationFiles(String slug) {
    String address = "https://audio.example.com/stories/audio/" + slug;
    return new NarrationFiles(
        address + ".timings.json",
        address + ".vtt",
        address + ".chapters.json",
        address + ".quality.json");
  }

  public static StoryReady anyStoryReady() {
    return storyReady(anyAudioUploaded(), UUID.randomUUID().toString());
  }

  public static StoryReady storyReady(AudioUploaded uploaded, String storyId) {
    return new StoryReady(
        uploaded.jobId(),
        uploaded.scenarioId(),
        storyId,
        uploaded.revision(),
        uploaded.slug(),
        uploaded.title(),
        uploaded.language(),
        uploaded.audioUrl(),
        uploaded.durationMs(),
        uploaded.bytes(),
        uploaded.sha256(),
        uploaded.contentHash(),
        uploaded.files(),
        START.plusSeconds(180));
  }

  /** The attempt of the scenario failed for good. */
  public static StoryFailed storyFailed(
      ScenarioClaimed claimed, int attempt, String stage, String reasonCode) {
    return new StoryFailed(
        claimed.jobId(),
        claimed.scenarioId(),
        claimed.revision(),
        attempt,
        claimed.slug(),
        stage,
        reasonCode,
        "It did not work.",
        START.plusSeconds(60));
  }

  /** Of the text in UTF-8, hexadecimal. */
  public static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
