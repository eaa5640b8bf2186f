package io.storycast.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The story can be read and heard: text and audio address are in the content tables.
 *
 * @param storyId the story's id in the content database
 * @param audioUrl the public address of the MP3
 * @param durationMs length of the audio in milliseconds
 * @param bytes size of the MP3
 * @param sha256 SHA-256 of the MP3, hexadecimal
 * @param contentHash SHA-256 of the Markdown body, hexadecimal
 * @param files what lies beside the MP3; null when {@link AudioUploaded#files} is
 */
public record StoryReady(
    String jobId,
    String scenarioId,
    String storyId,
    int revision,
    String slug,
    String title,
    String language,
    String audioUrl,
    long durationMs,
    long bytes,
    String sha256,
    String contentHash,
    @Nullable NarrationFiles files,
    Instant occurredAt)
    implements Fact {}
