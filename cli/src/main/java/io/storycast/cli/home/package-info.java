/** The data directory and what the local stack writes into it: addresses, processes, tokens. */
@NullMarked
package io.storycast.cli.home;

import org.jspecify.annotations.NullMarked;
