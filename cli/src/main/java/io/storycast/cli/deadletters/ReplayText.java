package io.storycast.cli.deadletters;

import io.storycast.cli.api.Replay;
import io.storycast.cli.api.ReplayPreview;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replays in words. */
final class ReplayText {

  private ReplayText() {}

  /**
   * What an order would do.
   *
   * @param done for example {@code sent back}
   */
  static List<String> preview(ReplayPreview preview, String done) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s would be %s."
            .formatted(Text.count(preview.count(), "dead letter", "dead letters"), done));
    counts(lines, "by reason", preview.byReason());
    counts(lines, "by stage", preview.byStage());
    note(
        lines,
        preview.alreadyDone(),
        "of them are done already: the stage only announces its result again");
    note(
        lines,
        preview.quarantined(),
        "more are quarantined: they came back too often and need --force");
    note(
        lines,
        preview.notReplayable(),
        "more cannot be sent: of unknown origin, settled, or on their way");
    return lines;
  }

  private static void counts(List<String> lines, String name, @Nullable Map<String, Long> counts) {
    if (counts != null && !counts.isEmpty()) {
      lines.add(
          counts.entrySet().stream()
              .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
              .map(count -> count.getValue() + " " + count.getKey())
              .collect(Collectors.joining(", ", "  " + name + ": ", "")));
    }
  }

  private static void note(List<String> lines, @Nullable Long count, String what) {
    if (count != null && count > 0) {
      lines.add("  %d %s".formatted(count, what));
    }
  }

  /** How far it is, in one line. */
  static String progress(Replay replay) {
    StringBuilder line =
        new StringBuilder(
            "%s: %d of %d sent".formatted(replay.state(), replay.sent(), replay.total()));
    part(line, replay.succeeded(), "succeeded");
    part(line, replay.diedAgain(), "died again");
    part(line, replay.skipped(), "skipped");
    part(line, replay.failed(), "failed");
    return line.toString();
  }

  private static void part(StringBuilder line, long number, String what) {
    if (number > 0) {
      line.append(", ").append(number).append(' ').append(what);
    }
  }

  /** Everything about one replay. */
  static List<String> details(Replay replay, Instant now, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add("Replay " + replay.id());
    lines.add("  " + progress(replay));
    if (replay.stateReason() != null && !replay.stateReason().isBlank()) {
      lines.addAll(Text.wrap("  ", "  ", replay.stateReason(), columns));
    }
    lines.addAll(
        Text.wrap(
            "  ",
            "  ",
            "ordered %s (%s ago) by %s%s; at most %d a second%s%s"
                .formatted(
                    Text.time(replay.createdAt(), now),
                    Text.age(Duration.between(replay.createdAt(), now)),
                    replay.by() == null ? "?" : replay.by(),
                    replay.note() == null || replay.note().isBlank()
                        ? ""
                        : " (" + replay.note() + ")",
                    replay.rate(),
                    replay.canary() > 0 ? ", %d first as canary".formatted(replay.canary()) : "",
                    replay.force() ? ", forced" : ""),
            columns));
    if (replay.finishedAt() != null) {
      lines.add("  ended " + Text.time(replay.finishedAt(), now));
    }
    return lines;
  }
}
