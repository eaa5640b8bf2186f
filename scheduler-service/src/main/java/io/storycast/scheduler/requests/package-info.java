/** Jobs that people and systems ask for by name. */
@NullMarked
package io.storycast.scheduler.requests;

import org.jspecify.annotations.NullMarked;
