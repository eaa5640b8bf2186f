/** Claims scenarios, keeps the job table and serves the API. */
@NullMarked
package io.storycast.scheduler;

import org.jspecify.annotations.NullMarked;
