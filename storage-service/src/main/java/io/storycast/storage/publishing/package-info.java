/** Turns the two facts about a story into rows that readers see, and says when it is ready. */
@NullMarked
package io.storycast.storage.publishing;

import org.jspecify.annotations.NullMarked;
