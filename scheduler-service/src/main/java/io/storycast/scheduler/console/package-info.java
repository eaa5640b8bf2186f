/** The operations console at {@code /admin}: what all its pages share. */
@NullMarked
package io.storycast.scheduler.console;

import org.jspecify.annotations.NullMarked;
