/** The console's page on the effective configuration. */
@NullMarked
package io.storycast.scheduler.console.settings;

import org.jspecify.annotations.NullMarked;
