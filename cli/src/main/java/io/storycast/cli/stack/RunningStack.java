package io.storycast.cli.stack;

import io.storycast.cli.home.DataDirectory;
import io.storycast.cli.home.StackState;
import io.storycast.cli.text.Terminal;
import java.util.Optional;

/** Finds the stack that runs already. */
public final class RunningStack {

  private RunningStack() {}

  /**
   * The stack's process, if one runs that is not about to end; one that is stopping is waited for,
   * because two cannot share the data.
   */
  public static Optional<ProcessHandle> find(DataDirectory data, Terminal terminal) {
    Optional<StackState> state = data.runningStack();
    Optional<ProcessHandle> process = state.map(StackState::pid).flatMap(ProcessHandle::of);
    boolean ending = state.filter(StackState::isEnding).isPresent();
    if (ending && process.isPresent()) {
      terminal.say("An earlier stack is still stopping …");
      StackStop.awaitEnd(process.get());
      return Optional.empty();
    }
    return process;
  }
}
