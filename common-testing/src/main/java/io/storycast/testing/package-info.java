/** Real dependencies inside this JVM, for tests and the local stack: Kafka, PostgreSQL, S3. */
@NullMarked
package io.storycast.testing;

import org.jspecify.annotations.NullMarked;
