/** Who wants to be told, and the log of what they were told. */
@NullMarked
package io.storycast.webhook.registry;

import org.jspecify.annotations.NullMarked;
