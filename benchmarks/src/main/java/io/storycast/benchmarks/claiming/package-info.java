/** Measures claiming on queues of a thousand to a million jobs. */
@NullMarked
package io.storycast.benchmarks.claiming;

import org.jspecify.annotations.NullMarked;
