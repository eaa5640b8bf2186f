/** Reaches PostgreSQL the way the services do. */
@NullMarked
package io.storycast.cli.database;

import org.jspecify.annotations.NullMarked;
