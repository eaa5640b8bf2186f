package io.storycast.scheduler.claiming;

import org.jspecify.annotations.Nullable;

/**
 * A job that a run would claim.
 *
 * @param jobId null while the scenario has no job yet
 * @param attempt which attempt it would be
 */
public record Candidate(@Nullable String jobId, String scenarioId, String slug, int attempt) {}
