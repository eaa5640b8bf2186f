package io.storycast.cli.demo;

import io.storycast.cli.text.Table;
import io.storycast.cli.text.Terminal;
import io.storycast.cli.text.Terminal.LiveLines;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows a board: drawn over in a terminal, as lines elsewhere; never silent for long. */
final class BoardView {

  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final LiveLines live;
  private final InstantSource clock;
  private final Instant started;
  private final Map<String, String> steps = new HashMap<>();
  private final Map<String, Instant> since = new HashMap<>();
  private Instant lastLine;

  BoardView(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.live = terminal.live();
    this.clock = clock;
    this.started = clock.instant();
    this.lastLine = started;
  }

  /** Shows the board as it is now, with a remark on why nothing moves, if there is one. */
  void show(Board board, String remark) {
    List<Episode> changed = changed(board);
    if (terminal.interactive()) {
      live.draw(screen(board, remark));
    } else {
      changed.forEach(episode -> line(episode.slug() + "  " + episode.step()));
      if (Duration.between(lastLine, clock.instant()).compareTo(SILENCE) >= 0) {
        line(board.summary() + (remark.isEmpty() ? "" : "; " + remark));
      }
    }
  }

  /** Leaves the screen to others. */
  void finish() {
    if (terminal.interactive()) {
      live.clear();
    }
  }

  /** Time since the view was opened. */
  Duration elapsed() {
    return Duration.between(started, clock.instant());
  }

  private List<Episode> changed(Board board) {
    List<Episode> changed = new ArrayList<>();
    for (Episode episode : board.episodes()) {
      String before = steps.put(episode.slug(), episode.step());
      if (!episode.step().equals(before)) {
        since.put(episode.slug(), clock.instant());
        if (before != null || !episode.step().equals("waiting")) {
          changed.add(episode);
        }
      }
    }
    return changed;
  }

  private void line(String text) {
    terminal.say("%6s  %s".formatted(Text.clock(elapsed()), text));
    lastLine = clock.instant();
  }

  /** What moves comes first: a terminal may be too low for all. */
  private List<String> screen(Board board, String remark) {
    Table table = new Table("scenario", "step", "for");
    List<Episode> all = board.episodes();
    all.stream().filter(Episode::isAtWork).forEach(episode -> row(table, episode));
    all.stream().filter(Episode::isFailed).forEach(episode -> row(table, episode));
    all.stream().filter(e -> !e.isAtWork() && !e.isFinished()).forEach(e -> row(table, e));
    all.stream().filter(Episode::isReady).forEach(episode -> row(table, episode));
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s".formatted(Text.clock(elapsed()), board.summary()));
    lines.add(remark);
    lines.addAll(table.lines());
    return lines;
  }

  private void row(Table table, Episode episode) {
    Duration length =
        episode.narration() == null
            ? Duration.between(since.getOrDefault(episode.slug(), started), clock.instant())
            : episode.narration().duration();
    table.row(
        episode.slug(),
        Text.cut(episode.step(), 60),
        episode.isReady() ? "plays " + Text.clock(length) : Text.clock(length));
  }
}
