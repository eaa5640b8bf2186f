/** Who may use the system: people with a password, programs with a key, and what each may do. */
@NullMarked
package io.storycast.scheduler.access;

import org.jspecify.annotations.NullMarked;
