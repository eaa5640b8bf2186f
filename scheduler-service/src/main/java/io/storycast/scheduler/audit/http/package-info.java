/** The API of the audit log. */
@NullMarked
package io.storycast.scheduler.audit.http;

import org.jspecify.annotations.NullMarked;
