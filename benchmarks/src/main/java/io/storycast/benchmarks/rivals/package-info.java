/**
 * What a team would build instead: the same steps, idempotent and retried, orchestrated by the
 * usual means. Each runs in a JVM of its own.
 */
@NullMarked
package io.storycast.benchmarks.rivals;

import org.jspecify.annotations.NullMarked;
