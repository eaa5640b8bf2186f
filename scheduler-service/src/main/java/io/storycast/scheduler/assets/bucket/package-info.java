/** Reads the files of stories from the bucket's public addresses. */
@NullMarked
package io.storycast.scheduler.assets.bucket;

import org.jspecify.annotations.NullMarked;
