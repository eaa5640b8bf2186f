/** What happened to the jobs, and who wants to hear of it. */
@NullMarked
package io.storycast.scheduler.history;

import org.jspecify.annotations.NullMarked;
