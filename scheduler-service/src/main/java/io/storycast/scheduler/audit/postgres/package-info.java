/** The audit log in PostgreSQL. */
@NullMarked
package io.storycast.scheduler.audit.postgres;

import org.jspecify.annotations.NullMarked;
