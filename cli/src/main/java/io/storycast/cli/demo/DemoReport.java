package io.storycast.cli.demo;

import io.storycast.cli.api.Job;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a demo achieved. */
public final class DemoReport {

  private final Board board;
  private final String remark;

  /**
   * @param remark why nothing moved at the end; empty when all went well
   */
  public DemoReport(Board board, String remark) {
    this.board = board;
    this.remark = remark;
  }

  /** Whether every story is ready and every narration was fetched and decoded. */
  public boolean isGood() {
    return board.episodes().stream().allMatch(Episode::isReady);
  }

  /** The stories that can be heard, as a table, and the counts. */
  public List<String> lines() {
    Table table = new Table("slug", "title", "duration", "audio URL");
    Duration total = Duration.ZERO;
    for (Episode episode : board.episodes()) {
      Narration narration = episode.narration();
      Job job = episode.job();
      if (narration != null && job != null) {
        table.row(
            episode.slug(),
            job.story().title() == null ? "" : job.story().title(),
            Text.clock(narration.duration()),
            String.valueOf(job.story().audioUrl()));
        total = total.plus(narration.duration());
      }
    }
    List<String> lines = new ArrayList<>(table.isEmpty() ? List.of() : table.lines());
    lines.add(
        "%d of %d stories ready; %s of narration fetched and decoded."
            .formatted(board.count(Episode::isReady), board.episodes().size(), Text.clock(total)));
    return lines;
  }

  /** One line for each scenario that is not ready, with the reason. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Episode episode : board.episodes()) {
      if (episode.isFailed()) {
        faults.add("%s: %s".formatted(episode.slug(), episode.reason()));
      } else if (!episode.isReady()) {
        faults.add("%s: still %s when the demo gave up".formatted(episode.slug(), episode.step()));
      }
    }
    if (!faults.isEmpty() && !remark.isEmpty()) {
      faults.add(remark);
    }
    return faults;
  }
}
