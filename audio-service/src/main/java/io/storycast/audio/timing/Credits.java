package io.storycast.audio.timing;

import org.jspecify.annotations.Nullable;

/**
 * Who and what a narration is.
 *
 * @param language a BCP 47 tag
 * @param model that speaks
 * @param voice null for the model's own
 * @param id what the audio is, unique
 */
public record Credits(
    String title, String language, String model, @Nullable String voice, String id) {}
