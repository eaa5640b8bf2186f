/** Speaks to scheduler-service over HTTP. */
@NullMarked
package io.storycast.cli.api;

import org.jspecify.annotations.NullMarked;
