/** What was given up on: kept, explained, and sent back when the cause is gone. */
@NullMarked
package io.storycast.scheduler.deadletters;

import org.jspecify.annotations.NullMarked;
