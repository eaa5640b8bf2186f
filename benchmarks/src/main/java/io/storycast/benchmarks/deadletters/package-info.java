/** Measures the dead-letter store with a hundred thousand letters. */
@NullMarked
package io.storycast.benchmarks.deadletters;

import org.jspecify.annotations.NullMarked;
