package io.storycast.scheduler.history;

import io.storycast.scheduler.jobtable.JobEvent;
import java.time.Instant;

/**
 * An event as it was kept.
 *
 * @param id grows with time, though events of transactions at the same time may show out of order
 * @param scenarioId empty when the job is gone
 * @param slug the job's slug now; empty when the job is gone
 */
public record RecordedEvent(long id, Instant at, String scenarioId, String slug, JobEvent event) {}
