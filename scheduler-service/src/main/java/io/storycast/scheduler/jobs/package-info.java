/** What became of each job, and what a person may do about it. */
@NullMarked
package io.storycast.scheduler.jobs;

import org.jspecify.annotations.NullMarked;
