/** The console's first page: the pipeline at a glance. */
@NullMarked
package io.storycast.scheduler.console.overview;

import org.jspecify.annotations.NullMarked;
