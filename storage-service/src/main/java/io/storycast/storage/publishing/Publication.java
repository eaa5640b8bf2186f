package io.storycast.storage.publishing;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.stage.StageFailure;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what of a version readers see, and writes it. */
public final class Publication {

  private final StoryVersions versions;
  private final Stories stories;
  private final InstantSource clock;
  private final boolean keepEditedTitles;

  /**
   * @param keepEditedTitles whether a title that somebody changed in the content table outlives new
   *     revisions
   */
  public Publication(
      StoryVersions versions, Stories stories, InstantSource clock, boolean keepEditedTitles) {
    this.versions = versions;
    this.stories = stories;
    this.clock = clock;
    this.keepEditedTitles = keepEditedTitles;
  }

  /** Shows as much of the version as may be seen, and marks it ready when that is all of it. */
  StoryVersion advance(StoryVersion version, ShownStory shown) {
    StoryGenerated text = version.text();
    if (text == null) {
      return version;
    }
    String slug = slugOf(version.scenarioId());
    Optional<Stories.Row> row = stories.find(version.scenarioId());
    requireFree(slug, version.scenarioId(), row);
    Optional<AudioUploaded> narration = version.narration();
    if (narration.isEmpty() && row.map(Stories.Row::isNarrated).orElse(false)) {
      return version;
    }
    Stories.Entry entry =
        new Stories.Entry(
            text.scenarioId(),
            slug,
            title(text, row, shown),
            // The body again together with the audio address: what is heard is what is read.
            text.bodyMarkdown(),
            narration.map(AudioUploaded::audioUrl).orElse(null));
    String storyId = write(row, entry);
    narration.ifPresent(audio -> stories.putFiles(storyId, audio.files()));
    if (row.isEmpty() || shown.revision() != text.revision()) {
      stories.addVocabulary(storyId, text.keyPhrases());
    }
    rememberShown(text, entry.title(), shown);
    return narration.map(audio -> version.with(ready(audio, storyId, entry))).orElse(version);
  }

  private String write(Optional<Stories.Row> row, Stories.Entry entry) {
    if (row.isEmpty()) {
      return stories.insert(entry);
    }
    stories.update(row.get().id(), entry);
    return row.get().id();
  }

  private String slugOf(String scenarioId) {
    return stories
        .slugOf(scenarioId)
        .orElseThrow(
            () ->
                StageFailure.of(
                    ReasonCode.SCENARIO_GONE,
                    "There is no scenario '%s' with a slug any more.".formatted(scenarioId)));
  }

  private void requireFree(String slug, String scenarioId, Optional<Stories.Row> row) {
    boolean ours = row.filter(story -> slug.equals(story.slug())).isPresent();
    if (!ours && stories.slugIsTaken(slug, scenarioId)) {
      throw StageFailure.of(
          ReasonCode.SLUG_TAKEN, "Another story already has the slug '%s'.".formatted(slug));
    }
  }

  private String title(StoryGenerated text, Optional<Stories.Row> row, ShownStory shown) {
    return row.map(Stories.Row::title)
        .filter(current -> keepEditedTitles && isEdited(current, shown.title()))
        .orElse(text.title());
  }

  private static boolean isEdited(String current, @Nullable String written) {
    return !current.isBlank() && !current.equals(written);
  }

  private void rememberShown(StoryGenerated text, String title, ShownStory shown) {
    // An edited title is not ours: remembered as written, the next revision would replace it.
    String written = Objects.equals(title, text.title()) ? title : shown.title();
    ShownStory now = new ShownStory(text.scenarioId(), text.revision(), written);
    if (!now.equals(shown)) {
      versions.show(now);
    }
  }

  private StoryReady ready(AudioUploaded audio, String storyId, Stories.Entry entry) {
    return new StoryReady(
        audio.jobId(),
        audio.scenarioId(),
        storyId,
        audio.revision(),
        entry.slug(),
        entry.title(),
        audio.language(),
        audio.audioUrl(),
        audio.durationMs(),
        audio.bytes(),
        audio.sha256(),
        audio.contentHash(),
        audio.files(),
        clock.instant());
  }
}
