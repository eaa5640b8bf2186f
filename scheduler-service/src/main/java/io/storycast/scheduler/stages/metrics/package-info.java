/** How the stages stand, as meters. */
@NullMarked
package io.storycast.scheduler.stages.metrics;

import org.jspecify.annotations.NullMarked;
