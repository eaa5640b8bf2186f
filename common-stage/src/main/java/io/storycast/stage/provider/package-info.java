/** HTTP access to OpenAI-compatible providers: one client, one reading of every failure. */
@NullMarked
package io.storycast.stage.provider;

import org.jspecify.annotations.NullMarked;
