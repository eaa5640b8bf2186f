/** How written text is said: numbers and abbreviations in words, names as a lexicon has them. */
@NullMarked
package io.storycast.audio.text.spoken;

import org.jspecify.annotations.NullMarked;
