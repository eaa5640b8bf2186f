/** Reports and orders in PostgreSQL. */
@NullMarked
package io.storycast.scheduler.stages.postgres;

import org.jspecify.annotations.NullMarked;
