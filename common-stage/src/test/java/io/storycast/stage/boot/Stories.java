package io.storycast.stage.boot;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.Message;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.engine.InboundRecord;
import io.storycast.stage.engine.Obligation;
import io.storycast.stage.engine.Obligations.Landing;
import java.time.Instant;
import java.util.List;

/** Claims and the stories that come of them. */
final class Stories {

  private static final Instant CLAIMED_AT = Instant.parse("2026-01-01T00:00:00Z");

  private Stories() {}

  static ScenarioClaimed claimOf(String scenarioId, int revision) {
    return claimOf("job", scenarioId, revision);
  }

  static ScenarioClaimed claimOf(String jobId, String scenarioId, int revision) {
    return new ScenarioClaimed(
        jobId,
        scenarioId,
        revision,
        "a-slug",
        "A title",
        "A seed.",
        "en",
        GenerationOptions.DEFAULTS,
        CLAIMED_AT);
  }

  static StoryGenerated storyOf(ScenarioClaimed claimed) {
    return storyOf(claimed, "Once.\n\nTwice.");
  }

  static StoryGenerated storyOf(ScenarioClaimed claimed, String body) {
    return new StoryGenerated(
        claimed.jobId(),
        claimed.scenarioId(),
        claimed.revision(),
        claimed.slug(),
        claimed.title(),
        body,
        List.of(),
        "en",
        "hash",
        "model",
        null,
        1,
        null,
        null,
        Instant.now());
  }

  /** A claim as an obligation nobody has worked on. */
  static Obligation obligationOf(ScenarioClaimed claim) {
    Message message = EventCodec.write(claim, "/test");
    return Obligation.landed(
        new InboundRecord(
            message.topic(), 0, 0, 0, Topic.bytes(message.key()), message.value(), List.of()),
        Instant.now());
  }

  /** The same, to be landed without Kafka. */
  static Landing landingOf(String scenarioId) {
    ScenarioClaimed claim = claimOf(scenarioId, 1);
    return new Landing("scenario-claimed.v1", scenarioId + "/1", obligationOf(claim));
  }
}
