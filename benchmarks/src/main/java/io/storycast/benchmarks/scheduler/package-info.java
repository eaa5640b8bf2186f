/** One scheduler-service as a process, and its API as a client calls it. */
@NullMarked
package io.storycast.benchmarks.scheduler;

import org.jspecify.annotations.NullMarked;
