/** Dead letters come from Kafka, and replays go back to it. */
@NullMarked
package io.storycast.scheduler.deadletters.kafka;

import org.jspecify.annotations.NullMarked;
