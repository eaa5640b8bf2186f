package io.storycast.cli;

import io.storycast.cli.api.Stage;
import io.storycast.cli.api.StagesApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    header = "Show how the stages stand and why, and pause or resume them.",
    description =
        "A paused stage finishes what it is at and takes no further work; nothing is lost, and no "
            + "attempt is used up. 'claiming' is the scheduler's own stage: while it is paused, "
            + "no further job begins.",
    synopsisSubcommandLabel = "[COMMAND]")
final class StagesCommand implements Callable<Integer> {

  /** Instances report a change at once; this is for one that is slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration POLL = Duration.ofMillis(250);

  private final CommandContext context;

  @Option(names = "--json", description = "The API's answer as it is.")
  private boolean json;

  StagesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list(json);
  }

  @Command(header = "List the stages (also without a command).")
  int list(@Option(names = "--json", description = "The API's answer as it is.") boolean asJson) {
    StagesApi api = context.api().stages();
    if (asJson) {
      context.terminal().say(api.allText());
    } else {
      context.terminal().say(report().lines(api.all()));
    }
    return ExitCodes.OK;
  }

  @Command(header = "Show one stage with its instances.")
  int show(
      @Parameters(paramLabel = "STAGE", description = "claiming, story, audio or storage.")
          String stage,
      @Option(names = "--json", description = "The API's answer as it is.") boolean asJson) {
    StagesApi api = context.api().stages();
    if (asJson) {
      context.terminal().say(api.oneText(stage));
    } else {
      context.terminal().say(report().details(api.one(stage)));
    }
    return ExitCodes.OK;
  }

  @Command(header = "Have a stage take no further work, until it is resumed.")
  int pause(
      @Parameters(paramLabel = "STAGE", description = "claiming, story, audio or storage.")
          String stage,
      @Option(names = "--reason", required = true, description = "Why, for the others.")
          String reason,
      @Option(names = "--no-wait", description = "Do not wait until the instances report it.")
          boolean noWait) {
    StagesApi api = context.api().stages();
    Stage ordered = api.pause(stage, reason);
    return follow(
        ordered, noWait, now -> now.state().equals("paused") && now.isPausedByOrder(), "paused");
  }

  @Command(header = "Have a stage that was paused by hand go on.")
  int resume(
      @Parameters(paramLabel = "STAGE", description = "claiming, story, audio or storage.")
          String stage,
      @Option(names = "--reason", required = true, description = "Why, for the others.")
          String reason,
      @Option(names = "--no-wait", description = "Do not wait until the instances report it.")
          boolean noWait) {
    StagesApi api = context.api().stages();
    Stage ordered = api.resume(stage, reason);
    return follow(ordered, noWait, now -> !now.isPausedByOrder(), "no longer paused by hand");
  }

  private int follow(Stage ordered, boolean noWait, Predicate<Stage> reached, String done) {
    Terminal terminal = context.terminal();
    Stage now = ordered;
    if (!noWait) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!reached.test(now) && !now.state().equals("down") && System.nanoTime() < end) {
        pause();
        now = context.api().stages().one(ordered.stage());
      }
    }
    if (noWait || now.state().equals("down")) {
      terminal.say(
          "The order is kept%s."
              .formatted(noWait ? "" : "; no instance is there now, it counts when one starts"));
    } else if (reached.test(now)) {
      terminal.say("%s is %s.".formatted(now.stage(), done));
    } else {
      throw new CommandFailure(
          ExitCodes.FAILED,
          "The order is kept, but not every instance of %s has followed it after %d s."
              .formatted(now.stage(), PATIENCE.toSeconds()),
          "./storycast stages show %s tells which; the order goes on counting."
              .formatted(now.stage()));
    }
    terminal.say(report().lines(List.of(now)));
    return ExitCodes.OK;
  }

  private StageReport report() {
    return new StageReport(Instant.now(), context.terminal().columns());
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
