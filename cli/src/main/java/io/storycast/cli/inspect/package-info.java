/** What a narration is made of, and how it was judged, for people's eyes. */
@NullMarked
package io.storycast.cli.inspect;

import org.jspecify.annotations.NullMarked;
