package io.storycast.audio.narration;

import java.nio.file.Path;

/**
 * An MP3 that was decoded and found whole.
 *
 * @param sha256 of the file, lower-case hexadecimal
 */
public record FinishedMp3(Path file, long bytes, String sha256, long durationMs) {}
