/** Samples: reading, trimming, resampling, measuring and limiting them; no files, no frameworks. */
@NullMarked
package io.storycast.audio.sound;

import org.jspecify.annotations.NullMarked;
