/** The speech stage: reads stories aloud and uploads them. */
@NullMarked
package io.storycast.audio;

import org.jspecify.annotations.NullMarked;
