/** Finds scenarios without a story and hands out as many as the caps allow. */
@NullMarked
package io.storycast.scheduler.claiming;

import org.jspecify.annotations.NullMarked;
