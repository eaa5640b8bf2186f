package io.storycast.benchmarks.orchestration;

import java.util.Map;

/** A way to get scenarios told, as processes. */
interface Contender {

  String name();

  /** What differs from the others, in one sentence. */
  String remark();

  /** Starts it; it works on every scenario there is, and on those that come. */
  Running start(Servers servers) throws Exception;

  /** What runs. */
  interface Running extends AutoCloseable {

    /** Its processes by their names. */
    Map<String, Long> pids();

    @Override
    void close();
  }
}
