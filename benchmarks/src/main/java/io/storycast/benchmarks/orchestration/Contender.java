package io.storycast.benchmarks.orchestration;

import java.time.Instant;
import java.util.List;
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

    /** Makes a new scenario with this slug and has it told at once. */
    void queue(String slug);

    /** When the scenarios with these slugs were taken up, by their ids. */
    Map<String, Instant> claimedAt(List<String> slugs);

    /** Where it tells that a story is ready; the key is the scenario's id. */
    String readyTopic();

    @Override
    void close();
  }
}
