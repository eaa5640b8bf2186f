/** The API for endpoints and deliveries. */
@NullMarked
package io.storycast.webhook.api;

import org.jspecify.annotations.NullMarked;
