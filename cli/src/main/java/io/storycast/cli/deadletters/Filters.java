package io.storycast.cli.deadletters;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters; shared by the commands that work on several. */
final class Filters {

  private static final Pattern AGO = Pattern.compile("(\\d{1,6})(s|m|h|d)");

  @Option(
      names = "--state",
      description =
          "open (default), quarantined, replayed, died-again, resolved, discarded, superseded or any.")
  private @Nullable String state;

  @Option(names = "--stage", description = "The stage that gave up: story, audio, storage.")
  private @Nullable String stage;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "The reason code, for example provider-timeout.")
  private @Nullable String reason;

  @Option(names = "--fingerprint", description = "The cause, as groups shows it.")
  private @Nullable String fingerprint;

  @Option(names = "--scenario", paramLabel = "ID", description = "The scenario's id.")
  private @Nullable String scenario;

  @Option(names = "--slug", description = "The scenario's slug.")
  private @Nullable String slug;

  @Option(names = "--topic", description = "The dead-letter topic or the original one.")
  private @Nullable String topic;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Died since then: 2026-01-15T08:00:00Z, or 30m, 2h, 1d ago.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Died before then.")
  private @Nullable String to;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Text in the message, the slug, the key or the beginning of the value.")
  private @Nullable String search;

  /** The filters that were given, as the API names them. */
  Map<String, String> given(InstantSource clock) {
    Map<String, String> given = new TreeMap<>();
    put(given, "state", state);
    put(given, "stage", stage);
    put(given, "reason", reason);
    put(given, "fingerprint", fingerprint);
    put(given, "scenarioId", scenario);
    put(given, "slug", slug);
    put(given, "topic", topic);
    put(given, "from", from == null ? null : time(from, clock.instant()));
    put(given, "to", to == null ? null : time(to, clock.instant()));
    put(given, "q", search);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }

  /** A time, or a time ago, as an instant. */
  static String time(String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long number = Long.parseLong(ago.group(1));
      Duration past =
          switch (ago.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          };
      return now.minus(past).toString();
    }
    try {
      return Instant.parse(text).toString();
    } catch (DateTimeParseException e) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "'%s' is not a time.".formatted(text),
          "Write for example 2026-01-15T08:00:00Z, or 2h for two hours ago.");
    }
  }
}
