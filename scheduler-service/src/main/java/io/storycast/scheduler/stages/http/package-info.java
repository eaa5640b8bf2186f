/** The API of the stages. */
@NullMarked
package io.storycast.scheduler.stages.http;

import org.jspecify.annotations.NullMarked;
