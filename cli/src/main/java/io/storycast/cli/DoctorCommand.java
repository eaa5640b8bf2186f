package io.storycast.cli;

import io.storycast.cli.doctor.Check;
import io.storycast.cli.doctor.Checks;
import io.storycast.cli.doctor.Finding;
import io.storycast.cli.home.StackState;
import io.storycast.cli.home.StackState.StackProcess;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Terminal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    header = "Check each dependency with one real call, and say what to fix.",
    description =
        "The model answers the contract, speech gives audio, the bucket takes a small MP3 "
            + "and its public address gives it back, database and broker answer and have what "
            + "is needed, the services are ready. Settings come from the environment, the rest "
            + "from the running local stack. With a real provider the two calls cost what a "
            + "very short story costs.")
final class DoctorCommand implements Callable<Integer> {

  private final CommandContext context;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    int failed = 0;
    int checked = 0;
    for (Check check : Checks.of(context.settings(), services())) {
      Finding finding = check.finding();
      terminal.say(
          "%-8s %-18s %s"
              .formatted(
                  finding.kind().name().toLowerCase(Locale.ROOT), check.name(), finding.says()));
      if (!finding.fix().isEmpty()) {
        terminal.say(" ".repeat(9) + "→ " + finding.fix());
      }
      failed += finding.kind() == Finding.Kind.FAILED ? 1 : 0;
      checked += finding.kind() == Finding.Kind.SKIPPED ? 0 : 1;
    }
    if (checked == 0) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE,
          "There is nothing to check.",
          "Start the local system with ./storycast up, or set the variables of another one.");
    }
    return failed == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }

  /** The services of the local stack; nobody knows the management ports of a remote one. */
  private Map<String, URI> services() {
    Map<String, URI> services = new LinkedHashMap<>();
    Optional<StackState> stack =
        context.isRemote() ? Optional.empty() : context.data().runningStack();
    for (StackProcess process : stack.map(StackState::processes).orElse(List.of())) {
      if (process.healthUrl() != null) {
        services.put(process.name(), URI.create(process.healthUrl()));
      }
    }
    return services;
  }
}
