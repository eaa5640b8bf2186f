/** What is delivered and what waits, as metrics. */
@NullMarked
package io.storycast.webhook.metrics;

import org.jspecify.annotations.NullMarked;
