/** Starts, watches and stops the local stack, which is a process of its own. */
@NullMarked
package io.storycast.cli.stack;

import org.jspecify.annotations.NullMarked;
