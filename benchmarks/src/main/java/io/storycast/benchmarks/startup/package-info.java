/** Measures how services start, and what they take while nothing happens. */
@NullMarked
package io.storycast.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
