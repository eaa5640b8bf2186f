/** How the stages stand, and how people pause and resume them. */
@NullMarked
package io.storycast.scheduler.stages;

import org.jspecify.annotations.NullMarked;
