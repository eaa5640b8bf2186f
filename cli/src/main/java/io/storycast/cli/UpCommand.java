package io.storycast.cli;

import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.stack.RunningStack;
import io.storycast.cli.stack.StackLauncher;
import io.storycast.cli.stack.StackStop;
import io.storycast.cli.stack.StackWatch;
import io.storycast.cli.text.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    header = "Start the local system in the background.",
    description =
        "Returns when it is ready. Kafka, PostgreSQL, S3 and the providers that the "
            + "environment names (KAFKA_BROKERS, DATABASE_URL, S3_ENDPOINT, "
            + "SILICONFLOW_BASE_URL, …) are used instead of its own.")
final class UpCommand implements Callable<Integer> {

  private final CommandContext context;

  UpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Optional<ProcessHandle> running = RunningStack.find(context.data(), terminal);
    if (running.isPresent()) {
      terminal.say("The local stack already runs (process " + running.get().pid() + ").");
      new StackWatch(context.data(), terminal).untilReady(running.get());
    } else {
      start(terminal);
    }
    StackReport.of(context.data()).addressLines().forEach(terminal::say);
    return ExitCodes.OK;
  }

  private void start(Terminal terminal) {
    terminal.say("Starting the local stack; data in " + context.data().path());
    ProcessHandle stack = new StackLauncher(context.data()).detached();
    // Interrupted or failed while it starts: a half-started stack is of no use to anybody.
    Thread stop = new Thread(() -> StackStop.stop(stack), "stop-stack");
    Runtime.getRuntime().addShutdownHook(stop);
    new StackWatch(context.data(), terminal).untilReady(stack);
    Runtime.getRuntime().removeShutdownHook(stop);
  }
}
