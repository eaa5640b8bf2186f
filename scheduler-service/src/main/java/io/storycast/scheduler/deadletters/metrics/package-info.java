/** The dead-letter store as meters. */
@NullMarked
package io.storycast.scheduler.deadletters.metrics;

import org.jspecify.annotations.NullMarked;
