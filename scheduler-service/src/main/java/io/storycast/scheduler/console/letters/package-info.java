/** The console's pages on dead letters and their replays. */
@NullMarked
package io.storycast.scheduler.console.letters;

import org.jspecify.annotations.NullMarked;
