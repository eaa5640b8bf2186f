/** Endpoints, events and deliveries as rows. */
@NullMarked
package io.storycast.webhook.postgres;

import org.jspecify.annotations.NullMarked;
