/** What the stages need done again and again. */
@NullMarked
package io.storycast.scheduler.stages.schedule;

import org.jspecify.annotations.NullMarked;
