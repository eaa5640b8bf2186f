/** The files that belong to stories, as the facts tell where they are. */
@NullMarked
package io.storycast.scheduler.assets;

import org.jspecify.annotations.NullMarked;
