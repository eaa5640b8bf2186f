/** Forgets answers that nobody asks for again. */
@NullMarked
package io.storycast.scheduler.requests.schedule;

import org.jspecify.annotations.NullMarked;
