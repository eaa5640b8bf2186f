package io.storycast.scheduler.claiming;

import java.time.Duration;

/**
 * What bounds the spending.
 *
 * @param maxInFlight most jobs that are claimed and unfinished at any moment
 * @param dailyMax most jobs claimed in one UTC day; 0 stops claiming
 * @param lockTtl a running job without news for this long is published again
 * @param language BCP 47 tag of the stories to write
 */
public record ClaimRules(int maxInFlight, int dailyMax, Duration lockTtl, String language) {}
