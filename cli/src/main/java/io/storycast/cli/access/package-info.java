/** The commands about keys of programs and accounts of people. */
@NullMarked
package io.storycast.cli.access;

import org.jspecify.annotations.NullMarked;
