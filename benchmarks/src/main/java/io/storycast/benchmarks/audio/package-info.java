/** How fast, and in how little memory, a narration is assembled and checked. */
@NullMarked
package io.storycast.benchmarks.audio;

import org.jspecify.annotations.NullMarked;
