/** Requests on PostgreSQL: scenarios, jobs and idempotency keys. */
@NullMarked
package io.storycast.scheduler.requests.postgres;

import org.jspecify.annotations.NullMarked;
