/** Takes in what the stages report. */
@NullMarked
package io.storycast.scheduler.stages.kafka;

import org.jspecify.annotations.NullMarked;
