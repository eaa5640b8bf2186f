/** Sends a delivery over HTTP. */
@NullMarked
package io.storycast.webhook.outbound;

import org.jspecify.annotations.NullMarked;
