package io.storycast.stage;

import java.util.List;

/** The circumstances of one execution of work. */
public interface Attempt {

  /**
   * Which try of this stage it is, from 1; executions that a dead process abandoned do not count.
   */
  int number();

  /**
   * Whether nobody has begun this work before: no earlier execution, no earlier attempt of the job,
   * no replay. Only a hint that spares looking for what those may have left.
   */
  default boolean isFirst() {
    return false;
  }

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
