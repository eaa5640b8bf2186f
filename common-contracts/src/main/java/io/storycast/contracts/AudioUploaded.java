package io.storycast.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The narration is in the bucket and was verified there.
 *
 * @param objectKey the key in the bucket, {@code stories/audio/<slug>.mp3}
 * @param audioUrl the public address; from revision 2 on with {@code ?v=<hash8>}
 * @param durationMs length of the decoded audio in milliseconds
 * @param bytes size of the MP3
 * @param sha256 SHA-256 of the MP3, hexadecimal
 * @param contentHash {@link StoryGenerated#contentHash} of the text that is read
 * @param characters characters billed by the speech provider for this revision, cache hits excluded
 * @param synthesisMs milliseconds spent on speech, provider time included
 * @param uploadMs milliseconds spent on the upload and its verification
 * @param files what lies beside the MP3; null from producers that make none
 * @param quality what was measured; null from producers that do not tell
 * @param cost of every call for this revision, those of no use included; null when a price is not
 *     known
 */
public record AudioUploaded(
    String jobId,
    String scenarioId,
    int revision,
    String slug,
    String title,
    String objectKey,
    String audioUrl,
    long durationMs,
    long bytes,
    String sha256,
    String contentHash,
    String language,
    String model,
    @Nullable String voice,
    int chunks,
    int chunksFromCache,
    long characters,
    long synthesisMs,
    long uploadMs,
    @Nullable NarrationFiles files,
    @Nullable NarrationQuality quality,
    @Nullable Cost cost,
    Instant occurredAt)
    implements Fact {}
