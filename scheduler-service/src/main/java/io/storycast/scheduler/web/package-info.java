/** What every endpoint shares: secrets, problem details. */
@NullMarked
package io.storycast.scheduler.web;

import org.jspecify.annotations.NullMarked;
