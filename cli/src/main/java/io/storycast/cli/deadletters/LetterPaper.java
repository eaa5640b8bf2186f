package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLetter;
import io.storycast.cli.api.DeadLetter.Attempt;
import io.storycast.cli.api.DeadLetter.Content;
import io.storycast.cli.api.DeadLetter.Header;
import io.storycast.cli.api.DeadLetter.Sending;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything about one dead letter, the reason first. */
final class LetterPaper {

  private static final String NAME = "  %-12s ";

  private final Instant now;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param columns width of the terminal
   */
  LetterPaper(Instant now, int columns) {
    this.now = now;
    this.columns = columns;
  }

  List<String> of(DeadLetter letter) {
    lines.add("Dead letter " + letter.id());
    summary(letter);
    attempts(Objects.requireNonNullElse(letter.attempts(), List.of()));
    replays(Objects.requireNonNullElse(letter.replays(), List.of()));
    headers(Objects.requireNonNullElse(letter.headers(), List.of()));
    content(letter.value());
    return lines;
  }

  private void summary(DeadLetter letter) {
    row("state", join(letter.state(), letter.stateReason()));
    row("story", story(letter));
    row(
        "died",
        "%s (%s ago) in %s after %s"
            .formatted(
                Text.time(letter.diedAt(), now),
                Text.age(Duration.between(letter.diedAt(), now)),
                Objects.requireNonNullElse(letter.stage(), "?"),
                Text.count(letter.stageAttempts(), "try", "tries")));
    row("reason", reason(letter));
    row("says", letter.message());
    row("means", letter.meaning());
    row("do", letter.remedy());
    row("replayed", letter.replayCount() == 0 ? null : letter.replayCount() + " times");
    row("from", letter.originalTopic());
    row("key", letter.key());
    row(
        "lies in",
        "%s, partition %d, offset %d"
            .formatted(letter.topic(), letter.partition(), letter.offset()));
    row(
        "origin",
        letter.origin() == null || letter.origin().equals("storycast") ? null : letter.origin());
    // A stack trace would fill the screen; --json has it.
    row(
        "exception",
        letter.exception() == null ? null : letter.exception().lines().findFirst().orElse(""));
    row("fingerprint", letter.fingerprint());
    row("trace", letter.traceId());
  }

  private static @Nullable String story(DeadLetter letter) {
    if (letter.scenarioId() == null) {
      return null;
    }
    return "%s (scenario %s), %sattempt %d"
        .formatted(
            Objects.requireNonNullElse(letter.slug(), "?"),
            letter.scenarioId(),
            letter.revision() == 0 ? "" : "revision %d, ".formatted(letter.revision()),
            letter.attempt());
  }

  private static @Nullable String reason(DeadLetter letter) {
    return letter.reasonCode() == null
        ? null
        : letter.failureClass() == null
            ? letter.reasonCode()
            : "%s (%s)"
                .formatted(letter.reasonCode(), letter.failureClass().toLowerCase(Locale.ROOT));
  }

  private void attempts(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    lines.add("Attempts");
    for (Attempt attempt : attempts) {
      String took =
          attempt.elapsedMs() == null ? "" : Text.seconds(Duration.ofMillis(attempt.elapsedMs()));
      String line =
          "%s %9s  %s%s"
              .formatted(
                  attempt.at() == null ? "?" : Text.time(attempt.at(), now),
                  took,
                  join(Objects.requireNonNullElse(attempt.reasonCode(), "?"), attempt.message()),
                  Boolean.FALSE.equals(attempt.counted()) ? " (not counted)" : "");
      wrapped("  ", line);
    }
  }

  private void replays(List<Sending> replays) {
    if (replays.isEmpty()) {
      return;
    }
    lines.add("Replays");
    for (Sending sending : replays) {
      wrapped(
          "  ",
          "%s by %s, replay %s: %s%s"
              .formatted(
                  Text.time(sending.at(), now),
                  Objects.requireNonNullElse(sending.by(), "?"),
                  Ids.shortened(sending.replayId()),
                  join(Objects.requireNonNullElse(sending.outcome(), "?"), sending.reason()),
                  sending.note() == null || sending.note().isBlank()
                      ? ""
                      : " (" + sending.note() + ")"));
    }
  }

  private void headers(List<Header> headers) {
    if (headers.isEmpty()) {
      return;
    }
    lines.add("Headers");
    for (Header header : headers) {
      String value =
          header.text() != null
              ? header.text()
              : "(hex) " + Objects.requireNonNullElse(header.hex(), "");
      lines.add(Text.cut("  " + Text.oneLine(header.name()) + ": " + Text.oneLine(value), columns));
    }
  }

  private void content(@Nullable Content content) {
    if (content == null) {
      return;
    }
    String size =
        content.bytes() == null ? "" : ", " + Text.count(content.bytes(), "byte", "bytes");
    lines.add("Value (%s%s)".formatted(content.kind(), size));
    String text = content.text() == null ? content.hex() : content.text();
    if (content.kind().equals("omitted")) {
      wrapped("  ", "It is only on the original topic: the broker takes no record that large.");
    } else if (text != null) {
      Text.lines(text).forEach(line -> lines.add("  " + line));
    }
  }

  private void row(String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      String first = NAME.formatted(name);
      lines.addAll(Text.wrap(first, " ".repeat(first.length()), text, columns));
    }
  }

  private void wrapped(String indent, String text) {
    lines.addAll(Text.wrap(indent, indent + "    ", text, columns));
  }

  private static String join(String first, @Nullable String second) {
    return second == null || second.isBlank() ? first : first + ": " + second;
  }
}
