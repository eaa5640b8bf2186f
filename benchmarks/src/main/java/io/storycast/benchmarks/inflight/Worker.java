package io.storycast.benchmarks.inflight;

import io.storycast.benchmarks.orchestration.CannedProvider;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import java.nio.file.Path;

/** Something that has stories written. */
interface Worker {

  /** Of the topic that it reads. */
  int PARTITIONS = 6;

  String name();

  /** A folder name of its own. */
  String folder();

  /** Starts it; closing it ends it. */
  AutoCloseable start(Place place) throws Exception;

  /**
   * What it works with.
   *
   * @param root the project's folder
   * @param folder for its log
   */
  record Place(
      Path root,
      Path folder,
      EmbeddedKafka kafka,
      EmbeddedPostgres postgres,
      CannedProvider provider) {}
}
