/** Runs benchmarks by name and writes what they found as Markdown and JSON. */
@NullMarked
package io.storycast.benchmarks;

import org.jspecify.annotations.NullMarked;
