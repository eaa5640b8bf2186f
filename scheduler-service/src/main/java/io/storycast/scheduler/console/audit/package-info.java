/** The console's page on what people ordered. */
@NullMarked
package io.storycast.scheduler.console.audit;

import org.jspecify.annotations.NullMarked;
