package io.storycast.storage.publishing;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one story: its parts, in whatever order they came.
 *
 * @param ready what was told once both parts were written, null before
 */
public record StoryVersion(
    String scenarioId,
    int revision,
    @Nullable StoryGenerated text,
    @Nullable AudioUploaded audio,
    @Nullable StoryReady ready) {

  /** A revision of which nothing is known yet. */
  public static StoryVersion unknown(String scenarioId, int revision) {
    return new StoryVersion(scenarioId, revision, null, null, null);
  }

  /** With the text part; the first text of a revision stays. */
  StoryVersion with(StoryGenerated newText) {
    return text == null ? new StoryVersion(scenarioId, revision, newText, audio, ready) : this;
  }

  /** With the audio part; the first narration of a revision stays, unless it reads another text. */
  StoryVersion with(AudioUploaded newAudio) {
    return audio == null || readsAnotherText()
        ? new StoryVersion(scenarioId, revision, text, newAudio, ready)
        : this;
  }

  StoryVersion with(StoryReady told) {
    return new StoryVersion(scenarioId, revision, text, audio, told);
  }

  /** The narration of this text. */
  Optional<AudioUploaded> narration() {
    return text == null || readsAnotherText() ? Optional.empty() : Optional.ofNullable(audio);
  }

  /** Both parts are here, and the narration was made for another text. */
  boolean readsAnotherText() {
    return text != null && audio != null && !audio.contentHash().equals(text.contentHash());
  }
}
