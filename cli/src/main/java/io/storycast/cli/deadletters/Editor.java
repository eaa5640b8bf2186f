package io.storycast.cli.deadletters;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The editor that the person prefers. */
final class Editor {

  private final String command;

  Editor(Map<String, String> environment) {
    this.command = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
  }

  /**
   * Returns when the editor was left.
   *
   * @throws CommandFailure when it cannot be started or fails
   */
  void open(Path file) {
    try {
      // Through a shell, because people set it to a command with options.
      Process editor =
          new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
              .inheritIO()
              .start();
      int code = editor.waitFor();
      if (code != 0) {
        throw failed("ended with " + code, null);
      }
    } catch (IOException e) {
      throw failed(CommandFailure.sentence(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted", e);
    }
  }

  private CommandFailure failed(String how, @Nullable Exception cause) {
    return new CommandFailure(
        ExitCodes.FAILED,
        "The editor '%s' %s; nothing was sent.".formatted(command, how),
        "Set EDITOR, or give the new value with --file.",
        cause);
  }
}
