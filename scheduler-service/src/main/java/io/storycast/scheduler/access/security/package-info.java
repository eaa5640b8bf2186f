/** Lets requests in, by Spring Security: sessions for people, keys for programs. */
@NullMarked
package io.storycast.scheduler.access.security;

import org.jspecify.annotations.NullMarked;
