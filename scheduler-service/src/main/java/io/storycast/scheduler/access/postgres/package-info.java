/** Accounts and keys in PostgreSQL. */
@NullMarked
package io.storycast.scheduler.access.postgres;

import org.jspecify.annotations.NullMarked;
