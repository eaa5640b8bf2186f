/** Creates what a new system lacks. */
@NullMarked
package io.storycast.cli.setup;

import org.jspecify.annotations.NullMarked;
