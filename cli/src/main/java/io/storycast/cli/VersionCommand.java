package io.storycast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(header = "Print the version.")
final class VersionCommand implements Callable<Integer> {

  private final CommandContext context;

  VersionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.terminal().say(Version.text());
    return 0;
  }
}
