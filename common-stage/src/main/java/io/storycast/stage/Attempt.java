package io.storycast.stage;

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
}
