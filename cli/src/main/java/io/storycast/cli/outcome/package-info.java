/** How a command ends: its exit code, or a failure that a person can act on. */
@NullMarked
package io.storycast.cli.outcome;

import org.jspecify.annotations.NullMarked;
