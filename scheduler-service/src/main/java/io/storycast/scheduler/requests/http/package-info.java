/** The API that makes jobs. */
@NullMarked
package io.storycast.scheduler.requests.http;

import org.jspecify.annotations.NullMarked;
