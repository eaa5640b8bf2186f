package io.storycast.contracts;

/** Anything Storycast publishes: a {@link Fact} about one story, or a control or status record. */
public sealed interface Event permits Fact, StageControl, StageStatus {

  /** The Kafka record key: records with equal keys keep their order. */
  String key();
}
