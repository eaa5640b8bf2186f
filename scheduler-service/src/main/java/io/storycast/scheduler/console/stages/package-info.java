/** The console's pages on the stages. */
@NullMarked
package io.storycast.scheduler.console.stages;

import org.jspecify.annotations.NullMarked;
