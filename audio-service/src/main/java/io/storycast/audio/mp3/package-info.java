/** MP3 in pure Java: jump3r (LAME) encodes, JLayer decodes, mp3agic writes the tags. */
@NullMarked
package io.storycast.audio.mp3;

import org.jspecify.annotations.NullMarked;
