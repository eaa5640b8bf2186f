/** Dead letters and replays in PostgreSQL. */
@NullMarked
package io.storycast.scheduler.deadletters.postgres;

import org.jspecify.annotations.NullMarked;
