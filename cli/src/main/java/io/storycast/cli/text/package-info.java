/** Turns values into text for a terminal. */
@NullMarked
package io.storycast.cli.text;

import org.jspecify.annotations.NullMarked;
