/** What the PostgreSQL adapters of the features share. */
@NullMarked
package io.storycast.scheduler.postgres;

import org.jspecify.annotations.NullMarked;
