/** The one table the features share: its states, its stages, and how it is changed. */
@NullMarked
package io.storycast.scheduler.jobtable;

import org.jspecify.annotations.NullMarked;
