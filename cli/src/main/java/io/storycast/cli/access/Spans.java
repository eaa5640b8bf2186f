package io.storycast.cli.access;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 90s}, {@code 30m}, {@code 12h}, {@code 90d}. */
final class Spans {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

  private Spans() {}

  static Duration parse(String written) {
    Matcher span = SPAN.matcher(written.strip());
    if (!span.matches()) {
      throw new CommandFailure(
          ExitCodes.USAGE, "'%s' is no span of time.".formatted(written), "Write 30m, 12h or 90d.");
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
