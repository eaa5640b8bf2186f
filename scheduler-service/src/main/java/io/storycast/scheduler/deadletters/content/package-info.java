/** The content of dead letters, made readable, and changed by people before it is sent again. */
@NullMarked
package io.storycast.scheduler.deadletters.content;

import org.jspecify.annotations.NullMarked;
