/** Tells open pages of the console that something changed, by server-sent events. */
@NullMarked
package io.storycast.scheduler.console.live;

import org.jspecify.annotations.NullMarked;
