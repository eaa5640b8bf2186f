/** The stories that were told, in the stage's recorded results. */
@NullMarked
package io.storycast.story.results;

import org.jspecify.annotations.NullMarked;
