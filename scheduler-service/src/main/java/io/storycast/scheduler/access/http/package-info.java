/** The API of accounts and keys. */
@NullMarked
package io.storycast.scheduler.access.http;

import org.jspecify.annotations.NullMarked;
