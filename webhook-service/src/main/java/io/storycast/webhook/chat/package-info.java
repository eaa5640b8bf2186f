/** Events as messages for people in Slack and Discord. */
@NullMarked
package io.storycast.webhook.chat;

import org.jspecify.annotations.NullMarked;
