/** What it costs to get a story through the pipeline, beside what a team would build instead. */
@NullMarked
package io.storycast.benchmarks.orchestration;

import org.jspecify.annotations.NullMarked;
