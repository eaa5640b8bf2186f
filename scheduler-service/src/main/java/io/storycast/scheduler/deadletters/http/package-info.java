/** The dead-letter API. */
@NullMarked
package io.storycast.scheduler.deadletters.http;

import org.jspecify.annotations.NullMarked;
