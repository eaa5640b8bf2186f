package io.storycast.cli.documents;

import io.storycast.contracts.FailureClass;
import io.storycast.contracts.ReasonCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The operator's page on each reason code, from what the code says of itself. */
final class Runbook {

  private Runbook() {}

  static String text() {
    return Arrays.stream(ReasonCode.values()).map(Runbook::section).collect(Collectors.joining());
  }

  private static String section(ReasonCode reason) {
    return """

        ### %s

        %s (%s)

        **Do:** %s

        ```
        %s
        ```
        """
        .formatted(
            reason.code(),
            reason.meaning(),
            reason.failureClass().name().toLowerCase(Locale.ROOT),
            reason.remedy(),
            String.join("\n", commands(reason)));
  }

  private static List<String> commands(ReasonCode reason) {
    if (waits(reason.failureClass())) {
      return List.of("./storycast stages");
    }
    List<String> commands = new ArrayList<>();
    commands.add("./storycast dead-letters groups --reason " + reason.code());
    if (reason.remedy().contains("retry the job")) {
      commands.add("./storycast jobs list --status failed");
      commands.add("./storycast jobs retry JOB");
    } else {
      commands.add("./storycast dead-letters replay --reason " + reason.code() + " --dry-run");
      commands.add("./storycast dead-letters replay --reason " + reason.code() + " --canary 3");
    }
    if (reason.remedy().toLowerCase(Locale.ROOT).contains("discard")) {
      commands.add(
          "./storycast dead-letters discard --reason %s --because \"...\""
              .formatted(reason.code()));
    }
    return commands;
  }

  /** Nothing becomes a dead letter: there is nothing to replay. */
  private static boolean waits(FailureClass failureClass) {
    return failureClass == FailureClass.OUTAGE || failureClass == FailureClass.CONFIGURATION;
  }
}
