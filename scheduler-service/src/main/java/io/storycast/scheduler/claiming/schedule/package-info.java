/** The internal schedule: runs, lock sweeps and backfills, each once in the cluster. */
@NullMarked
package io.storycast.scheduler.claiming.schedule;

import org.jspecify.annotations.NullMarked;
