/**
 * A stand-in for the story and speech provider: the same wire format over real HTTP, no model
 * behind it, faults on demand, and a count of every call.
 */
@NullMarked
package io.storycast.testing.simulator;

import org.jspecify.annotations.NullMarked;
