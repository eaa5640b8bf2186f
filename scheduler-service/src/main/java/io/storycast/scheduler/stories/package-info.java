/** The stories as the site holds them, read only. */
@NullMarked
package io.storycast.scheduler.stories;

import org.jspecify.annotations.NullMarked;
