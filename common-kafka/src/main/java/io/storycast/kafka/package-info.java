/** How every process of Storycast reaches Kafka, and how the topics come into being. */
@NullMarked
package io.storycast.kafka;

import org.jspecify.annotations.NullMarked;
