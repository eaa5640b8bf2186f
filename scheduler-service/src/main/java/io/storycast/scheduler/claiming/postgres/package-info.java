/** Claiming on PostgreSQL: the queue, the scenarios, the claimed facts. */
@NullMarked
package io.storycast.scheduler.claiming.postgres;

import org.jspecify.annotations.NullMarked;
