/**
 * What makes a stage stand still, in all of its processes at once, and what sets it going again.
 */
@NullMarked
package io.storycast.stage.gate;

import org.jspecify.annotations.NullMarked;
