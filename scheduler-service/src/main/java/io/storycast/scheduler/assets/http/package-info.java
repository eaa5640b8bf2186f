/** The files of stories over HTTP. */
@NullMarked
package io.storycast.scheduler.assets.http;

import org.jspecify.annotations.NullMarked;
