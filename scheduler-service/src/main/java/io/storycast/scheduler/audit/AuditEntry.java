package io.storycast.scheduler.audit;

import java.time.Instant;

/**
 * An order as it was kept.
 *
 * @param id grows with time
 */
public record AuditEntry(long id, Instant at, Order order) {}
