/** The {@code webhooks} command. */
@NullMarked
package io.storycast.cli.webhooks;

import org.jspecify.annotations.NullMarked;
