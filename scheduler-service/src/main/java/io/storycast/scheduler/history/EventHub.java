package io.storycast.scheduler.history;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Hands the events of jobs to everybody in this process who listens. It is fed by one reader of the
 * database, however many listen, and by none while nobody does; events of other instances come the
 * same way as this one's.
 */
public final class EventHub implements AutoCloseable {

  private static final int BATCH = 1_000;

  /** How far back the gaps are looked for when the first one begins to listen. */
  private static final int LOOK_BACK = 500;

  private final JobHistory history;
  private final int most;
  private final Frontier frontier;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private boolean listening;
  private volatile boolean closed;

  /**
   * @param most how many may listen at the same time
   */
  public EventHub(JobHistory history, Clock clock, int most) {
    this.history = history;
    this.most = most;
    this.frontier = new Frontier(clock);
  }

  /**
   * Begins to listen.
   *
   * @param jobId only the events of this job; null for all
   * @param after the position after which to begin; null: only what happens from now on
   * @return empty when too many listen, or the process ends
   */
  public Optional<Subscription> subscribe(@Nullable String jobId, @Nullable Long after) {
    synchronized (this) {
      if (closed || subscriptions.size() >= most) {
        return Optional.empty();
      }
      if (!listening) {
        long last = history.last();
        frontier.begin(last, history.after(Math.max(0, last - LOOK_BACK), List.of(), BATCH));
        listening = true;
      }
      Replay replay = after == null ? Replay.NONE : new Replay(history, jobId, after, frontier);
      Subscription subscription = new Subscription(jobId, replay, subscriptions::remove);
      subscriptions.add(subscription);
      return Optional.of(subscription);
    }
  }

  /** How many listen. */
  public int listeners() {
    return subscriptions.size();
  }

  /** Reads what happened since the last time and hands it out; does nothing when nobody listens. */
  public void feed() {
    boolean more;
    do {
      more = feedOnce();
    } while (more);
  }

  private synchronized boolean feedOnce() {
    if (subscriptions.isEmpty()) {
      listening = false;
      return false;
    }
    List<RecordedEvent> events = history.after(frontier.last(), frontier.gaps(), BATCH);
    for (RecordedEvent event : events) {
      if (frontier.passes(event.id())) {
        long position = frontier.safe();
        subscriptions.forEach(one -> one.offer(new News.Happened(event, position)));
      }
    }
    return events.size() == BATCH;
  }

  /** Ends every subscription at once; nobody can listen any more. */
  @Override
  public void close() {
    closed = true;
    subscriptions.forEach(one -> one.end(News.End.SHUTDOWN));
  }
}
