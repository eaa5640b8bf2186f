/** The console's page on schedules and runs. */
@NullMarked
package io.storycast.scheduler.console.runs;

import org.jspecify.annotations.NullMarked;
