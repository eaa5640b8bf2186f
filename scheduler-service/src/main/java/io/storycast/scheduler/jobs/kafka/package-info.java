/** Facts and dead letters from Kafka move the jobs. */
@NullMarked
package io.storycast.scheduler.jobs.kafka;

import org.jspecify.annotations.NullMarked;
