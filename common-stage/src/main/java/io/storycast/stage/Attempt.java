package io.storycast.stage;

import java.util.List;

/** The circumstances of one execution of work. */
public interface Attempt {

  /**
   * Which try of this stage it is, from 1; executions that a dead process abandoned do not count.
   */
  int number();

  /**
   * Whether the job was cancelled or the process is stopping: work that goes on for long asks
   * between two calls, and ends early with any exception.
   */
  boolean cancelled();

  /**
   * Begins a step that is part of this execution, for whoever looks at traces.
   *
   * @param name what is done, in few words that are the same for every story
   */
  default Step step(String name) {
    return Tracing.NONE.begin(null, name, Step.Kind.INTERNAL, List.of());
  }
}
