package io.storycast.cli.deadletters;

import io.storycast.cli.api.DeadLetter;
import io.storycast.cli.api.DeadLetterGroups;
import io.storycast.cli.api.DeadLetterGroups.Group;
import io.storycast.cli.api.DeadLetterPage;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several dead letters at a glance. */
final class LetterTables {

  private static final int SLUG_COLUMNS = 18;
  private static final int ID_COLUMNS = 24;

  private final Instant now;
  private final int columns;

  /**
   * @param columns width of the terminal
   */
  LetterTables(Instant now, int columns) {
    this.now = now;
    this.columns = columns;
  }

  /** A page of letters, one line each, and how many there are. */
  List<String> page(DeadLetterPage page) {
    boolean mixed = page.deadLetters().stream().anyMatch(l -> !l.state().equals("open"));
    Table table =
        mixed
            ? new Table("id", "died", "state", "stage", "reason", "slug")
            : new Table("id", "died", "stage", "reason", "slug", "message");
    for (DeadLetter letter : page.deadLetters()) {
      String id = Text.cut(Ids.shortened(letter.id()), ID_COLUMNS);
      String died = age(letter.diedAt());
      String slug = Text.cut(text(letter.slug()), SLUG_COLUMNS);
      if (mixed) {
        table.row(id, died, letter.state(), text(letter.stage()), text(letter.reasonCode()), slug);
      } else {
        table.row(
            id,
            died,
            text(letter.stage()),
            text(letter.reasonCode()),
            slug,
            text(letter.message()));
      }
    }
    List<String> lines = new ArrayList<>();
    if (!table.isEmpty()) {
      table.lines().forEach(line -> lines.add(Text.cut(line, columns)));
    }
    lines.add(
        "%s, page %d of %d."
            .formatted(
                Text.count(page.total(), "dead letter", "dead letters"),
                page.page(),
                page.pages()));
    return lines;
  }

  /** Causes, each with what to do about it. */
  List<String> groups(DeadLetterGroups groups) {
    List<String> lines = new ArrayList<>();
    for (Group group : groups.groups()) {
      lines.add(
          Text.cut(
              "%6d × %s in %s, first %s ago, last %s ago%s"
                  .formatted(
                      group.count(),
                      text(group.reasonCode()),
                      text(group.stage()),
                      age(group.firstDiedAt()),
                      age(group.lastDiedAt()),
                      states(group)),
              columns));
      String indent = " ".repeat(9);
      lines.addAll(Text.wrap(indent, indent, "“" + text(group.message()) + "”", columns));
      if (group.remedy() != null) {
        lines.addAll(Text.wrap(indent + "→ ", indent + "  ", group.remedy(), columns));
      }
      lines.add(
          indent
              + "--fingerprint %s, for example %s"
                  .formatted(group.fingerprint(), Ids.shortened(group.sampleId())));
    }
    lines.add(
        "%s of %s."
            .formatted(
                Text.count(groups.total(), "dead letter", "dead letters"),
                Text.count(groups.groups().size(), "cause", "causes")));
    return lines;
  }

  /** The states of a group's letters, where they are not all open. */
  private static String states(Group group) {
    if (group.states().keySet().stream().allMatch("open"::equals)) {
      return "";
    }
    return group.states().entrySet().stream()
        .map(state -> state.getValue() + " " + state.getKey())
        .collect(Collectors.joining(", ", ": ", ""));
  }

  private String age(Instant time) {
    return Text.age(Duration.between(time, now));
  }

  private static String text(@Nullable String text) {
    return Text.oneLine(Objects.requireNonNullElse(text, "?"));
  }
}
