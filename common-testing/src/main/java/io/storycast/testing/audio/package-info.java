/** Sampled sound in memory: WAV files, tones, and measures of what is audible. */
@NullMarked
package io.storycast.testing.audio;

import org.jspecify.annotations.NullMarked;
