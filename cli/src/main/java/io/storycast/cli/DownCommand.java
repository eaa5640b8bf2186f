package io.storycast.cli;

import io.storycast.cli.home.StackState;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.stack.StackStop;
import io.storycast.cli.text.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(header = "Stop the local system; its data stays.")
final class DownCommand implements Callable<Integer> {

  private final CommandContext context;

  DownCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Optional<ProcessHandle> stack =
        context.data().runningStack().map(StackState::pid).flatMap(ProcessHandle::of);
    if (stack.isEmpty()) {
      terminal.say("The local stack does not run.");
      return ExitCodes.OK;
    }
    terminal.say("Stopping the local stack; running work is finished or released first.");
    if (!StackStop.stop(stack.get())) {
      terminal.warn("It did not stop in time and was killed; the next start recovers.");
    }
    terminal.say("Stopped. The data stays in " + context.data().path() + ".");
    return ExitCodes.OK;
  }
}
