package io.storycast.scheduler.history;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One listener's queue. It is short: a listener that does not keep up is let go. */
public final class Subscription implements AutoCloseable {

  private static final int CAPACITY = 512;

  private final @Nullable String jobId;
  private final Replay replay;
  private final Consumer<Subscription> onEnd;
  private final BlockingQueue<News> queue = new LinkedBlockingQueue<>(CAPACITY);

  Subscription(@Nullable String jobId, Replay replay, Consumer<Subscription> onEnd) {
    this.jobId = jobId;
    this.replay = replay;
    this.onEnd = onEnd;
  }

  /**
   * Waits for the next piece of news. For one thread only.
   *
   * @return {@link News.Quiet} when nothing happened meanwhile
   */
  public News next(Duration patience) throws InterruptedException {
    News old = replay.next();
    if (old != null) {
      return old;
    }
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      News news = queue.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (news == null) {
        return new News.Quiet();
      }
      if (!(news instanceof News.Happened happened) || !replay.told(happened.event())) {
        return news;
      }
    }
  }

  void offer(News.Happened news) {
    boolean wanted = jobId == null || jobId.equals(news.event().event().jobId());
    if (wanted && !queue.offer(news)) {
      end(News.End.TOO_SLOW);
    }
  }

  /** What was not heard yet is forgotten, so that the end is heard at once. */
  void end(News.End why) {
    onEnd.accept(this);
    queue.clear();
    queue.offer(new News.Ended(why));
  }

  @Override
  public void close() {
    end(News.End.CLOSED);
  }
}
