/** Stories on PostgreSQL. */
@NullMarked
package io.storycast.scheduler.stories.postgres;

import org.jspecify.annotations.NullMarked;
