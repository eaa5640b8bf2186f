/** When everything in a narration is heard, and the files that tell it. */
@NullMarked
package io.storycast.audio.timing;

import org.jspecify.annotations.NullMarked;
