/** Starts Kafka, PostgreSQL, S3, the provider simulator and the services on one machine. */
@NullMarked
package io.storycast.local;

import org.jspecify.annotations.NullMarked;
