package io.storycast.cli;

import io.storycast.cli.stack.RunningStack;
import io.storycast.cli.stack.StackLauncher;
import io.storycast.cli.stack.StackStop;
import io.storycast.cli.stack.StackWatch;
import io.storycast.cli.text.Terminal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The stack a demo uses: its own, which ends with it, or one that runs already and stays. */
final class DemoStack implements AutoCloseable {

  private final ProcessHandle process;
  private final boolean own;
  private final Terminal terminal;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile boolean interrupted;

  private DemoStack(ProcessHandle process, boolean own, Terminal terminal) {
    this.process = process;
    this.own = own;
    this.terminal = terminal;
  }

  static DemoStack startOrJoin(CommandContext context) {
    Terminal terminal = context.terminal();
    Optional<ProcessHandle> running = RunningStack.find(context.data(), terminal);
    if (running.isPresent()) {
      terminal.say("Using the local stack that already runs; it will be left running.");
      new StackWatch(context.data(), terminal).untilReady(running.get());
      return new DemoStack(running.get(), false, terminal);
    }
    terminal.say("Starting the local stack; data in " + context.data().path());
    ProcessHandle process = new StackLauncher(context.data()).tethered().toHandle();
    DemoStack stack = new DemoStack(process, true, terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::interrupt, "stop-stack"));
    new StackWatch(context.data(), terminal).untilReady(process);
    return stack;
  }

  /** Whether this process is ending under the demo's feet, as it does after Ctrl-C. */
  boolean isInterrupted() {
    return interrupted;
  }

  /** Returns when the stack has ended; Ctrl-C ends this process, and the stack with it. */
  void stayUntilInterrupted() {
    terminal.say(
        own
            ? "Everything stays up. Ctrl-C stops it; the data stays for the next run."
            : "The stack stays up: ./storycast down stops it.");
    if (own) {
      process.onExit().join();
    }
  }

  private void interrupt() {
    interrupted = true;
    close();
  }

  @Override
  public void close() {
    if (own && stopping.compareAndSet(false, true) && process.isAlive()) {
      terminal.say("Stopping the local stack …");
      StackStop.stop(process);
    }
  }
}
