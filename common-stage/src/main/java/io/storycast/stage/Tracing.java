package io.storycast.stage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a story through all services, as steps of one trace for each attempt of its job. Where
 * no steps are collected, only their ids travel, for the logs.
 */
public interface Tracing {

  /** Collects nothing. */
  Tracing NONE = new Untraced();

  /**
   * Begins a step.
   *
   * @param cause what it follows from, or null to begin a trace
   * @param links steps it has to do with and is not part of: an earlier try, a replay
   */
  Step begin(@Nullable TraceParent cause, String name, Step.Kind kind, List<TraceParent> links);

  /**
   * Begins a step whose place in its trace was handed out before.
   *
   * @param cause what it follows from, or null when it is the first of its trace
   */
  Step begin(
      TraceParent place,
      @Nullable TraceParent cause,
      String name,
      Instant since,
      List<TraceParent> links);

  /** The same place, with the decision whether the steps of its trace are collected. */
  TraceParent decided(TraceParent root);
}
