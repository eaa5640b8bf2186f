package io.storycast.storage;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.KeyPhrase;
import io.storycast.contracts.NarrationFiles;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The facts the sink consumes. */
public final class StoryFacts {

  /** Work that nobody cancels. */
  public static final Attempt FIRST_ATTEMPT =
      new Attempt() {
        @Override
        public int number() {
          return 1;
        }

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private StoryFacts() {}

  /** The text of a revision; its content hash is {@code hash-<revision>}. */
  public static StoryGenerated text(String scenarioId, int revision) {
    return text(scenarioId, revision, "Title " + revision);
  }

  /**
   * The text of a revision with a title and the key phrases {@code look up} and {@code set off}.
   */
  public static StoryGenerated text(String scenarioId, int revision, String title) {
    return text(scenarioId, revision, title, "hash-" + revision, "look up", "set off");
  }

  /** The text of a revision with everything that matters to the sink. */
  public static StoryGenerated text(
      String scenarioId, int revision, String title, String contentHash, String... phrases) {
    List<KeyPhrase> keyPhrases =
        Stream.of(phrases)
            .map(phrase -> new KeyPhrase(phrase, "meaning", "意思", "phrasal verb"))
            .toList();
    return new StoryGenerated(
        "job-1",
        scenarioId,
        revision,
        "claimed-slug",
        title,
        "Body " + revision,
        keyPhrases,
        "en",
        contentHash,
        "model",
        null,
        1200,
        null,
        null,
        NOON);
  }

  /** The narration of {@link #text(String, int)}. */
  public static AudioUploaded audio(String scenarioId, int revision) {
    return audio(scenarioId, revision, "hash-" + revision);
  }

  /** A narration of the text with this hash. */
  public static AudioUploaded audio(String scenarioId, int revision, String contentHash) {
    return new AudioUploaded(
        "job-1",
        scenarioId,
        revision,
        "claimed-slug",
        "Title " + revision,
        "stories/audio/claimed-slug.mp3",
        audioUrl(revision),
        61_000,
        976_000,
        "sha-" + revision,
        contentHash,
        "en",
        "speech-model",
        null,
        3,
        0,
        900,
        4000,
        300,
        files(revision),
        null,
        null,
        NOON.plusSeconds(60));
  }

  /** The public address of the narration of a revision. */
  public static String audioUrl(int revision) {
    return "https://audio.example/stories/audio/claimed-slug.mp3?v=" + revision;
  }

  /** What lies beside the narration of a revision. */
  public static NarrationFiles files(int revision) {
    String address = "https://audio.example/stories/audio/claimed-slug%s?v=" + revision;
    return new NarrationFiles(
        address.formatted(".timings.json"),
        address.formatted(".vtt"),
        address.formatted(".chapters.json"),
        address.formatted(".quality.json"));
  }
}
