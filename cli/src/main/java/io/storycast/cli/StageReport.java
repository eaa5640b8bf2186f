package io.storycast.cli;

import io.storycast.cli.api.Stage;
import io.storycast.cli.api.Stage.Pause;
import io.storycast.cli.api.Stage.Spending;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stages in words, for somebody who was just woken up. */
final class StageReport {

  private final Instant now;
  private final int columns;

  /**
   * @param columns width of the terminal
   */
  StageReport(Instant now, int columns) {
    this.now = now;
    this.columns = columns;
  }

  /** One line for each stage, and below it why it stands still. */
  List<String> lines(List<Stage> stages) {
    Table table = new Table("stage", "state", "waiting", "oldest", "in flight", "spent today");
    for (Stage stage : stages) {
      table.row(
          stage.stage(),
          stage.state(),
          stage.waiting() == null ? "?" : stage.waiting(),
          oldest(stage),
          stage.state().equals("down")
              ? ""
              : "%d of %d".formatted(stage.inFlight(), stage.concurrency()),
          stage.spending() == null ? "" : spent(stage.spending()));
    }
    List<String> rows = table.lines();
    List<String> lines = new ArrayList<>(List.of(rows.getFirst()));
    for (int i = 0; i < stages.size(); i++) {
      lines.add(rows.get(i + 1));
      lines.addAll(explanation(stages.get(i)));
    }
    return lines;
  }

  /** Everything about one stage. */
  List<String> details(Stage stage) {
    List<String> lines = lines(List.of(stage));
    Stage.Order order = stage.order();
    if (order != null) {
      lines.add("");
      lines.addAll(
          wrapped(
              "",
              "Last order: %s by %s at %s: %s"
                  .formatted(
                      order.action(),
                      order.by(),
                      Text.time(order.orderedAt(), now),
                      order.reason())));
    }
    Table table = new Table("instance", "state", "in flight", "reported");
    for (Stage.Instance instance :
        stage.instanceList() == null ? List.<Stage.Instance>of() : stage.instanceList()) {
      table.row(
          instance.instance(),
          instance.state(),
          instance.concurrency() == 0
              ? ""
              : "%d of %d".formatted(instance.inFlight(), instance.concurrency()),
          ago(instance.reportedAt()));
    }
    if (!table.isEmpty()) {
      lines.add("");
      lines.addAll(table.lines());
    }
    return lines;
  }

  /** One sentence for each stage that does not run; none when the API does not tell. */
  static List<String> sentences(StorycastApi api) {
    try {
      return api.stages().all().stream()
          .filter(stage -> !stage.isRunning())
          .map(Stage::sentence)
          .toList();
    } catch (CommandFailure e) {
      return List.of(); // who asked for something else is not to hear of this
    }
  }

  private List<String> explanation(Stage stage) {
    List<String> lines = new ArrayList<>();
    for (Pause pause : stage.pauses()) {
      lines.addAll(wrapped("  ", explanation(pause)));
      if (pause.remedy() != null) {
        lines.addAll(wrapped("    ", "→ " + pause.remedy()));
      }
    }
    if (stage.state().equals("down")) {
      lines.addAll(
          wrapped(
              "  ",
              "no instance has reported for 45 s%s. Look for the process of %s-service and its log."
                  .formatted(
                      stage.reportedAt() == null ? "" : ", the last one " + ago(stage.reportedAt()),
                      stage.stage())));
    }
    return lines;
  }

  private String explanation(Pause pause) {
    StringBuilder text = new StringBuilder(pause.cause());
    if (pause.dependency() != null) {
      text.append(" of ").append(pause.dependency());
    }
    if (pause.by() != null) {
      text.append(" ").append(pause.by());
    }
    text.append(": ").append(sentence(pause.message()));
    text.append(" Since ").append(Text.time(pause.since(), now));
    text.append(" (").append(Text.age(Duration.between(pause.since(), now))).append(")");
    text.append(nextLook(pause.retryAt()));
    return text.toString();
  }

  private String nextLook(@Nullable Instant retryAt) {
    if (retryAt == null) {
      return ", until somebody resumes it.";
    }
    return retryAt.isAfter(now)
        ? ", looks again in %s.".formatted(Text.age(Duration.between(now, retryAt)))
        : ", looks again now.";
  }

  private static String sentence(String text) {
    String line = Text.oneLine(text);
    return line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
  }

  private List<String> wrapped(String indent, String text) {
    return Text.wrap(indent, indent + "  ", text, columns);
  }

  private String ago(Instant time) {
    return Text.age(Duration.between(time, now)) + " ago";
  }

  private static String oldest(Stage stage) {
    return stage.oldestWaitingSeconds() == null || stage.waiting() == null || stage.waiting() == 0
        ? ""
        : Text.age(Duration.ofSeconds(stage.oldestWaitingSeconds().longValue()));
  }

  private static String spent(Spending spending) {
    BigDecimal limit = spending.hardLimit() == null ? spending.softLimit() : spending.hardLimit();
    return limit == null
        ? "%s %s".formatted(spending.today().toPlainString(), spending.currency())
        : "%s of %s %s"
            .formatted(
                spending.today().toPlainString(), limit.toPlainString(), spending.currency());
  }
}
