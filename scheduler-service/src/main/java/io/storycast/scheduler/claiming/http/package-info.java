/** The trigger that an outside scheduler calls. */
@NullMarked
package io.storycast.scheduler.claiming.http;

import org.jspecify.annotations.NullMarked;
