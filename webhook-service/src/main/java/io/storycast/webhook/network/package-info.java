/** Which addresses a delivery may go to. */
@NullMarked
package io.storycast.webhook.network;

import org.jspecify.annotations.NullMarked;
