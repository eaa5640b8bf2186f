/** webhook-service: delivers facts to HTTP endpoints, signed. */
@NullMarked
package io.storycast.webhook;

import org.jspecify.annotations.NullMarked;
