/** Who did what to the running system, and why: kept for ever. */
@NullMarked
package io.storycast.scheduler.audit;

import org.jspecify.annotations.NullMarked;
