/** Assets on PostgreSQL. */
@NullMarked
package io.storycast.scheduler.assets.postgres;

import org.jspecify.annotations.NullMarked;
