/** The story service: its settings and how its parts are put together. */
@NullMarked
package io.storycast.story;

import org.jspecify.annotations.NullMarked;
