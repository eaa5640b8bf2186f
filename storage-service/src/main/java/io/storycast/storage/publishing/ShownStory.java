package io.storycast.storage.publishing;

import org.jspecify.annotations.Nullable;

/**
 * What readers were shown last of one scenario's story.
 *
 * @param revision the newest revision written to the content tables, 0 before the first
 * @param title the title Storycast wrote last, null before the first
 */
public record ShownStory(String scenarioId, int revision, @Nullable String title) {}
