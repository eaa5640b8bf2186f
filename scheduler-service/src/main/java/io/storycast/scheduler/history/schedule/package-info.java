/** Feeds the hub, and keeps the history in bounds. */
@NullMarked
package io.storycast.scheduler.history.schedule;

import org.jspecify.annotations.NullMarked;
