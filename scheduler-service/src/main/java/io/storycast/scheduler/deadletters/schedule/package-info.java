/** Replays and sweeps as tasks that any scheduler instance may run. */
@NullMarked
package io.storycast.scheduler.deadletters.schedule;

import org.jspecify.annotations.NullMarked;
