package io.storycast.story.writing;

import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.TokenUsage;
import io.storycast.stage.Attempt;
import io.storycast.stage.StageFailure;
import java.time.Clock;
import java.util.Optional;

/**
 * Tells the text of an earlier revision again when a job asks for that, so that only its narration
 * is new; nothing is paid. Everything else is written.
 */
public final class Retelling {

  private static final TokenUsage NOTHING = new TokenUsage(0, 0, 0);

  private final StoryWriter writer;
  private final EarlierStories earlier;
  private final Clock clock;

  public Retelling(StoryWriter writer, EarlierStories earlier, Clock clock) {
    this.writer = writer;
    this.earlier = earlier;
    this.clock = clock;
  }

  /**
   * The story of a scenario; never empty.
   *
   * @throws StageFailure when there is no story to be had now, or at all
   */
  public Optional<StoryGenerated> tell(ScenarioClaimed scenario, Attempt attempt) {
    GenerationOptions options = scenario.options();
    Integer revision = options == null ? null : options.textRevision();
    if (revision == null) {
      return writer.write(scenario, attempt);
    }
    return Optional.of(
        again(
            scenario,
            earlier
                .find(scenario.scenarioId(), revision)
                .orElseThrow(
                    () ->
                        StageFailure.of(
                            ReasonCode.EARLIER_TEXT_GONE,
                            "No text of revision %d is recorded here.".formatted(revision)))));
  }

  private StoryGenerated again(ScenarioClaimed scenario, StoryGenerated text) {
    return new StoryGenerated(
        scenario.jobId(),
        scenario.scenarioId(),
        scenario.revision(),
        scenario.slug(),
        text.title(),
        text.bodyMarkdown(),
        text.keyPhrases(),
        text.language(),
        text.contentHash(),
        text.model(),
        NOTHING,
        0,
        scenario.options(),
        null,
        clock.instant());
  }
}
