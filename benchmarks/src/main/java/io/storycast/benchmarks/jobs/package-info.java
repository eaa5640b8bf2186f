/** Measures the job API on a table of a million jobs. */
@NullMarked
package io.storycast.benchmarks.jobs;

import org.jspecify.annotations.NullMarked;
