package io.storycast.contracts;

import org.jspecify.annotations.Nullable;

/** Tokens as the provider reported them. Unknown is null, never 0. */
public record TokenUsage(
    @Nullable Integer promptTokens,
    @Nullable Integer completionTokens,
    @Nullable Integer totalTokens) {}
