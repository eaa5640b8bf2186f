/** Makes events for endpoints out of facts and of what stages report. */
@NullMarked
package io.storycast.webhook.intake;

import org.jspecify.annotations.NullMarked;
