package io.storycast.scheduler.jobs.http;

import org.jspecify.annotations.Nullable;

/**
 * @param reason why, for people; up to 500 characters
 */
record ReasonRequest(@Nullable String reason) {}
