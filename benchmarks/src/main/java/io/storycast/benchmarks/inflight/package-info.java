/** How well slow calls are kept in flight, beside plain listeners. */
@NullMarked
package io.storycast.benchmarks.inflight;

import org.jspecify.annotations.NullMarked;
