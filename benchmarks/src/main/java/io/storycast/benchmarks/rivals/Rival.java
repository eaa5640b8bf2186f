package io.storycast.benchmarks.rivals;

/** A way to get every queued scenario through the steps. */
interface Rival extends AutoCloseable {

  /** Starts to work and returns; goes on until it is closed. */
  void start() throws Exception;

  @Override
  void close();
}
