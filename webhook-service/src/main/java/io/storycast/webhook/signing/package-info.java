/** Standard Webhooks 1.0.0: secrets and signatures. */
@NullMarked
package io.storycast.webhook.signing;

import org.jspecify.annotations.NullMarked;
