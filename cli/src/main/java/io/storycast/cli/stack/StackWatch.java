package io.storycast.cli.stack;

import io.storycast.cli.home.DataDirectory;
import io.storycast.cli.home.StackState;
import io.storycast.cli.home.StackState.StackProcess;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for a stack that starts, and says what happens meanwhile. */
public final class StackWatch {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final DataDirectory data;
  private final Terminal terminal;
  private final long started = System.nanoTime();
  private final Map<String, String> shown = new HashMap<>();
  private long lastLine = started;

  /** A watch over the stack with this data. */
  public StackWatch(DataDirectory data, Terminal terminal) {
    this.data = data;
    this.terminal = terminal;
  }

  /** Returns once the stack is ready; fails with its reason when it gives up. */
  public StackState untilReady(ProcessHandle process) {
    while (elapsed().compareTo(PATIENCE) < 0) {
      Optional<StackState> state = data.stack().filter(s -> s.pid() == process.pid());
      state.ifPresent(this::showChanges);
      if (state.filter(StackState::isReady).isPresent()) {
        terminal.say("The local stack is ready (" + Text.seconds(elapsed()) + ").");
        return state.get();
      }
      if (state.filter(StackState::isFailed).isPresent() || !process.isAlive()) {
        throw failure(state.map(StackState::reason).orElse(null));
      }
      breakSilence();
      pause();
    }
    throw failure("it is not ready after " + PATIENCE.toMinutes() + " minutes");
  }

  private void showChanges(StackState state) {
    for (StackProcess part : state.processes()) {
      if (!part.health().equals(shown.put(part.name(), part.health()))) {
        say("  %-20s %s".formatted(part.name(), part.health()));
      }
    }
  }

  private void breakSilence() {
    if (System.nanoTime() - lastLine > SILENCE.toNanos()) {
      say("  still starting …");
    }
  }

  private void say(String line) {
    terminal.say("%-40s %8s".formatted(line, Text.seconds(elapsed())));
    lastLine = System.nanoTime();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCodes.FAILED, "Interrupted.", null, e);
    }
  }

  private CommandFailure failure(@Nullable String reason) {
    return new CommandFailure(
        ExitCodes.FAILED,
        "The local stack did not start: " + (reason == null ? "its process ended" : reason) + ".",
        "The logs are in " + data.logs() + "; begin with " + data.stackLog().getFileName() + ".");
  }
}
