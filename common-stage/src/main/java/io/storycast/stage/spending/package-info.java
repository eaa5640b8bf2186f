/** What calls to paid providers cost, and how many there may be. */
@NullMarked
package io.storycast.stage.spending;

import org.jspecify.annotations.NullMarked;
