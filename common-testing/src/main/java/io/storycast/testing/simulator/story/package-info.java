/** Writes short stories in simple English from the words of a scenario, always the same ones. */
@NullMarked
package io.storycast.testing.simulator.story;

import org.jspecify.annotations.NullMarked;
