/** The dead-letters command: finds, explains, replays and discards what a stage gave up on. */
@NullMarked
package io.storycast.cli.deadletters;

import org.jspecify.annotations.NullMarked;
