package io.storycast.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scenario was claimed for generation: the text as it was when this revision was first claimed.
 *
 * @param title the scenario's title, not yet the story's
 * @param seedText the writing prompt; data, never instructions
 * @param language BCP 47 tag of the story to write
 * @param options what the job asks for beyond the defaults
 */
public record ScenarioClaimed(
    String jobId,
    String scenarioId,
    int revision,
    String slug,
    String title,
    String seedText,
    String language,
    @Nullable GenerationOptions options,
    Instant occurredAt)
    implements Fact {}
