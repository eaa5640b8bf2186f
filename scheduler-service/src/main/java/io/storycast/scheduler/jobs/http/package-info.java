/** The job API. */
@NullMarked
package io.storycast.scheduler.jobs.http;

import org.jspecify.annotations.NullMarked;
