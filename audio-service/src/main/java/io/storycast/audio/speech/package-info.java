/** The speech provider behind an OpenAI-compatible {@code /audio/speech}. */
@NullMarked
package io.storycast.audio.speech;

import org.jspecify.annotations.NullMarked;
