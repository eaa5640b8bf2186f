/** Turns a story's text into one verified MP3: the use case, its steps and its ports. */
@NullMarked
package io.storycast.audio.narration;

import org.jspecify.annotations.NullMarked;
