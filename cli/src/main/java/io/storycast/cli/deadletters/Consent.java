package io.storycast.cli.deadletters;

import io.storycast.cli.api.ReplayPreview;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.util.function.Supplier;

/** Asks before many dead letters are touched at once. */
final class Consent {

  private final Terminal terminal;
  private final boolean given;

  /**
   * @param given whether {@code --yes} was written
   */
  Consent(Terminal terminal, boolean given) {
    this.terminal = terminal;
    this.given = given;
  }

  /**
   * Whether to go on: shows what would happen, and asks.
   *
   * @param what for example {@code sent back}
   * @throws CommandFailure when nobody can be asked
   */
  boolean to(String what, Supplier<ReplayPreview> preview) {
    if (given) {
      return true;
    }
    if (!terminal.interactive()) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "Nobody can be asked here whether all of these may be %s.".formatted(what),
          "Look with --dry-run first, then write --yes.");
    }
    ReplayPreview would = preview.get();
    terminal.say(ReplayText.preview(would, what));
    if (would.count() == 0) {
      return false;
    }
    boolean agreed = terminal.agrees("Go on?");
    if (!agreed) {
      terminal.say("Nothing was done.");
    }
    return agreed;
  }
}
