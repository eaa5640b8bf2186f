/** What speech and finished narrations are checked for: named measurements and their limits. */
@NullMarked
package io.storycast.audio.quality;

import org.jspecify.annotations.NullMarked;
