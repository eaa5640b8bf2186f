/** What is told to whom, when it is tried again, and when it is given up. */
@NullMarked
package io.storycast.webhook.delivering;

import org.jspecify.annotations.NullMarked;
