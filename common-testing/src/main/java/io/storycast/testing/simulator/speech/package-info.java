/** Reads English text aloud with FreeTTS. */
@NullMarked
package io.storycast.testing.simulator.speech;

import org.jspecify.annotations.NullMarked;
