/** The {@code storycast} command: starts the local system, drives a running one, checks it. */
@NullMarked
package io.storycast.cli;

import org.jspecify.annotations.NullMarked;
