package io.storycast.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story's text exists and keeps its contract.
 *
 * @param bodyMarkdown paragraphs separated by blank lines; thoughts in {@code *italics*}
 * @param contentHash SHA-256 of {@code bodyMarkdown} in UTF-8, hexadecimal: a narration is valid
 *     only for the text with this hash
 * @param model the model that wrote it, as its provider names it
 * @param usage tokens of every call this revision needed, or null when the provider did not say
 * @param elapsedMs milliseconds spent on writing, provider time included
 * @param cost of every call for this revision, those of no use included; null when a price is not
 *     known
 */
public record StoryGenerated(
    String jobId,
    String scenarioId,
    int revision,
    String slug,
    String title,
    String bodyMarkdown,
    List<KeyPhrase> keyPhrases,
    String language,
    String contentHash,
    String model,
    @Nullable TokenUsage usage,
    long elapsedMs,
    @Nullable GenerationOptions options,
    @Nullable Cost cost,
    Instant occurredAt)
    implements Fact {

  public StoryGenerated {
    keyPhrases = List.copyOf(keyPhrases);
  }
}
