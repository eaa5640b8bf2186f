package io.storycast.audio.timing;

import io.storycast.audio.text.Chunk;

/**
 * A chunk, and when it is heard.
 *
 * @param startMs from the first sample that a player plays
 * @param endMs behind its last sample; the pause that follows is not part of it
 */
public record Passage(Chunk chunk, long startMs, long endMs) {}
