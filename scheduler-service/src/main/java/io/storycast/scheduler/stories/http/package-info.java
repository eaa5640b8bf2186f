/** The stories over HTTP. */
@NullMarked
package io.storycast.scheduler.stories.http;

import org.jspecify.annotations.NullMarked;
