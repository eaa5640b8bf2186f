/** Has the sample stories generated, shows how far each is, and checks every narration. */
@NullMarked
package io.storycast.cli.demo;

import org.jspecify.annotations.NullMarked;
