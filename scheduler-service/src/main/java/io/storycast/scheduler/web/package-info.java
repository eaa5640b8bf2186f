/** What every endpoint shares: secrets, who calls, problem details. */
@NullMarked
package io.storycast.scheduler.web;

import org.jspecify.annotations.NullMarked;
