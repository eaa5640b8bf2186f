/** Job events on PostgreSQL. */
@NullMarked
package io.storycast.scheduler.history.postgres;

import org.jspecify.annotations.NullMarked;
