/** Jobs as meters. */
@NullMarked
package io.storycast.scheduler.jobs.metrics;

import org.jspecify.annotations.NullMarked;
