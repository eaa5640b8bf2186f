/** The console's pages on jobs, and on why a story is not ready. */
@NullMarked
package io.storycast.scheduler.console.jobs;

import org.jspecify.annotations.NullMarked;
