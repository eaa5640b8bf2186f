/** The commands about finished stories and their files. */
@NullMarked
package io.storycast.cli.stories;

import org.jspecify.annotations.NullMarked;
