package io.storycast.audio.narration;

import io.storycast.audio.narration.AudioStore.Edition;
import io.storycast.audio.text.NarrationText;
import io.storycast.audio.timing.Chapters;
import io.storycast.audio.timing.CompanionFile;
import io.storycast.audio.timing.Credits;
import io.storycast.audio.timing.Passage;
import io.storycast.audio.timing.TimedText;
import io.storycast.contracts.NarrationFiles;
import io.storycast.contracts.StoryGenerated;
import java.util.List;

/** What goes with one narration: the tags inside the MP3, and the files beside it. */
record Companions(StoryGenerated story, NarrationText text, Credits credits) {

  static Companions of(StoryGenerated story, NarrationText text, Voice speaker) {
    return new Companions(
        story,
        text,
        new Credits(
            story.title(),
            story.language(),
            speaker.model(),
            speaker.name(),
            story.scenarioId() + "/" + story.revision()));
  }

  Mp3Codec.Tags tags(Timeline timeline) {
    return new Mp3Codec.Tags(credits, Chapters.of(timed(timeline)));
  }

  /**
   * Puts the files beside the MP3.
   *
   * @throws io.storycast.stage.StageFailure when one is not in the store
   */
  NarrationFiles publish(
      FinishedNarration narration, QualitySheet quality, AudioStore store, Edition edition) {
    TimedText timed = timed(narration.timeline());
    CompanionFile.Subject subject =
        new CompanionFile.Subject(timed, credits, narration.mp3().sha256(), story.contentHash());
    return new NarrationFiles(
        address(CompanionFile.timings(subject), store, edition),
        address(CompanionFile.captions(subject), store, edition),
        address(CompanionFile.chapters(subject, Chapters.of(timed)), store, edition),
        address(quality.file(), store, edition));
  }

  private String address(CompanionFile file, AudioStore store, Edition edition) {
    return store.publish(file, ObjectKeys.ofCompanion(story.slug(), file), edition).toString();
  }

  private TimedText timed(Timeline timeline) {
    List<Passage> passages =
        timeline.placed().stream()
            .map(
                placed ->
                    new Passage(placed.chunk(), ms(placed.firstSample()), ms(placed.endSample())))
            .toList();
    return TimedText.of(text, story.language(), passages, ms(timeline.samples()));
  }

  private static long ms(long samples) {
    return Math.round(samples * 1000.0 / Timeline.SAMPLE_RATE);
  }
}
