/** Reads scenarios from a file, refuses unusable rows with a reason, and loads the rest. */
@NullMarked
package io.storycast.cli.scenarios;

import org.jspecify.annotations.NullMarked;
