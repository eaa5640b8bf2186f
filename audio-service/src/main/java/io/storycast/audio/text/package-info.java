/** From a story's Markdown to the pieces of plain text that a speech model reads. */
@NullMarked
package io.storycast.audio.text;

import org.jspecify.annotations.NullMarked;
