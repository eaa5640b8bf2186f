package io.storycast.storage.publishing;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Fact;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.stage.Attempt;
import io.storycast.stage.StageFailure;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Joins the text and the narration of a story, which come in either order, and any number of times.
 *
 * <p>Both handlers lock the scenario first, so of two that run at once the later one sees what the
 * earlier one kept: exactly one of them finds both parts and tells that the story is ready. A fact
 * that comes again is answered with what was told then.
 */
public final class Sink {

  private final Transactions transactions;
  private final StoryVersions versions;
  private final Publication publication;

  public Sink(Transactions transactions, StoryVersions versions, Publication publication) {
    this.transactions = transactions;
    this.versions = versions;
    this.publication = publication;
  }

  /**
   * Keeps the text of a revision, and shows it unless an older narration would be heard over it.
   */
  public Optional<StoryReady> keepText(StoryGenerated text, Attempt attempt) {
    return keep(text, version -> version.with(text));
  }

  /** Keeps the narration of a revision, and shows both once the text is here. */
  public Optional<StoryReady> keepAudio(AudioUploaded audio, Attempt attempt) {
    return keep(audio, version -> version.with(audio));
  }

  private Optional<StoryReady> keep(Fact fact, UnaryOperator<StoryVersion> withPart) {
    Outcome outcome = transactions.within(() -> keepLocked(fact, withPart));
    if (outcome.version().readsAnotherText()) {
      // Only now, so that a text stays kept although the narration beside it is useless.
      throw StageFailure.of(
          ReasonCode.NARRATION_OF_ANOTHER_TEXT,
          "The narration of revision %d was made for another text.".formatted(fact.revision()));
    }
    return outcome.news();
  }

  private Outcome keepLocked(Fact fact, UnaryOperator<StoryVersion> withPart) {
    ShownStory shown = versions.lock(fact.scenarioId());
    StoryVersion version = withPart.apply(versions.find(fact.scenarioId(), fact.revision()));
    boolean outdated = version.revision() < shown.revision();
    if (version.ready() == null && !outdated) {
      version = publication.advance(version, shown);
    }
    versions.save(version);
    return new Outcome(version, outdated);
  }

  private record Outcome(StoryVersion version, boolean outdated) {

    /** Nothing is told of an older revision: its fact must not follow the newer one's. */
    Optional<StoryReady> news() {
      return outdated ? Optional.empty() : Optional.ofNullable(version.ready());
    }
  }
}
