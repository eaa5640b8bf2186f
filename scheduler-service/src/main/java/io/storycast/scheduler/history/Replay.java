package io.storycast.scheduler.history;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a subscription missed, read page by page before it hears of the present. */
final class Replay {

  /** Nothing was missed. */
  static final Replay NONE = new Replay(null, null, 0, null);

  private static final int PAGE = 500;
  private static final int MOST = 5_000;

  private final @Nullable JobHistory history;
  private final @Nullable String jobId;
  private final @Nullable Frontier frontier;
  private final Queue<News> page = new ArrayDeque<>();
  private final Set<Long> told = new HashSet<>();
  private long after;
  private boolean over;

  /**
   * @param after the position after which to begin
   */
  Replay(
      @Nullable JobHistory history,
      @Nullable String jobId,
      long after,
      @Nullable Frontier frontier) {
    this.history = history;
    this.jobId = jobId;
    this.after = after;
    this.frontier = frontier;
    this.over = history == null;
  }

  /** The next piece of old news; null when there is none. */
  @Nullable News next() {
    if (page.isEmpty() && !over && history != null && frontier != null) {
      read(history, frontier);
    }
    return page.poll();
  }

  /** Whether it was told already. */
  boolean told(RecordedEvent event) {
    return told.contains(event.id());
  }

  private void read(JobHistory from, Frontier now) {
    if (told.isEmpty() && jobId == null && (after > now.last() || after + 1 < from.first())) {
      reset(now);
      return;
    }
    List<RecordedEvent> events =
        jobId == null ? from.after(after, List.of(), PAGE) : from.ofJobAfter(jobId, after, PAGE);
    if (told.size() + events.size() > MOST) {
      reset(now);
      return;
    }
    for (RecordedEvent event : events) {
      told.add(event.id());
      page.add(new News.Happened(event, Math.min(event.id(), now.safe())));
      after = event.id();
    }
    over = events.size() < PAGE;
  }

  private void reset(Frontier now) {
    over = true;
    page.add(new News.Reset(now.safe()));
  }
}
