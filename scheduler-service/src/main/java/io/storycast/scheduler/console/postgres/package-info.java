/** What the console itself keeps in PostgreSQL. */
@NullMarked
package io.storycast.scheduler.console.postgres;

import org.jspecify.annotations.NullMarked;
