/** Jobs on PostgreSQL. */
@NullMarked
package io.storycast.scheduler.jobs.postgres;

import org.jspecify.annotations.NullMarked;
