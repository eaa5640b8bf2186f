package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLettersApi;
import io.storycast.cli.api.Replay;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Terminal.LiveLines;
import java.time.Duration;
import java.util.List;

/** Follows a replay to its end. Whoever stops watching does not stop the replay. */
final class ReplayWatch {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final DeadLettersApi api;
  private final Terminal terminal;
  private String shownState = "";
  private long lastLine = System.nanoTime();

  ReplayWatch(DeadLettersApi api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  /** Returns the exit code: 0 only when everything was sent and nothing is known to have failed. */
  int follow(Replay ordered) {
    terminal.say("Replay %s of %d dead letters.".formatted(ordered.id(), ordered.total()));
    Thread farewell = new Thread(() -> sayThatItGoesOn(ordered.id()), "replay-goes-on");
    Runtime.getRuntime().addShutdownHook(farewell);
    Replay last = watch(ordered);
    Runtime.getRuntime().removeShutdownHook(farewell);
    terminal.say(ReplayText.progress(last) + ".");
    if (last.stateReason() != null && !last.stateReason().isBlank()) {
      terminal.say(last.stateReason());
    }
    if (last.sent() > last.succeeded() + last.diedAgain()) {
      terminal.say(
          "What becomes of the rest: ./storycast dead-letters replays show "
              + Ids.shortened(last.id()));
    }
    return last.isGood() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private Replay watch(Replay ordered) {
    LiveLines live = terminal.live();
    Replay now = ordered;
    while (!now.isEnded()) {
      show(live, now);
      pause();
      now = api.replay(ordered.id());
    }
    if (terminal.interactive()) {
      live.clear();
    }
    return now;
  }

  private void show(LiveLines live, Replay now) {
    String line = ReplayText.progress(now);
    if (terminal.interactive()) {
      live.draw(List.of(line, now.stateReason() == null ? "" : now.stateReason()));
      return;
    }
    boolean silent = System.nanoTime() - lastLine > SILENCE.toNanos();
    if (silent || !now.state().equals(shownState)) {
      terminal.say(line);
      shownState = now.state();
      lastLine = System.nanoTime();
    }
  }

  private void sayThatItGoesOn(String id) {
    terminal.say("");
    terminal.say(
        "The replay goes on. ./storycast dead-letters pause %1$s or abort %1$s stops it."
            .formatted(Ids.shortened(id)));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCodes.FAILED, "Interrupted.", null, e);
    }
  }
}
