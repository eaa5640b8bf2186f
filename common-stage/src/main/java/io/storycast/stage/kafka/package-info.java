/** Landing from Kafka, projecting from Kafka, and sending to it. */
@NullMarked
package io.storycast.stage.kafka;

import org.jspecify.annotations.NullMarked;
