package io.storycast.cli;

import io.storycast.cli.inspect.Inspection;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    header = "Show what a narration is made of and how it was judged.",
    description = "Ends with 1 when a check was failed.")
final class InspectCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "SLUG", description = "The scenario's slug, or the id of its job.")
  private String slug = "";

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the waveform with its sentences and chapters into this file too.")
  private @Nullable Path svg;

  InspectCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Inspection inspection = Inspection.of(context.api().job(slug));
    context.terminal().say(inspection.lines(context.terminal().columns()));
    if (svg != null) {
      write(svg, inspection.svg());
    }
    return inspection.isSound() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static void write(Path file, String drawing) {
    try {
      Files.writeString(file, drawing);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "%s cannot be written: %s".formatted(file, CommandFailure.sentence(e)),
          null,
          e);
    }
  }
}
