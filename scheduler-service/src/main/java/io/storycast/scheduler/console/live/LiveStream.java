package io.storycast.scheduler.console.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The open pages of this process. The database is asked once for all of them, and not at all while
 * nobody looks. Pages are told only that something changed; each asks for what it shows.
 */
@Component
class LiveStream implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
  private static final Duration LOOK = Duration.ofMillis(1500);

  /** Proxies close connections that are silent for about a minute. */
  private static final int LOOKS_PER_BEAT = 10;

  /** After that a page connects again, which finds out whether its session still holds. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final int MOST = 500;

  private final Changes changes;
  private final Set<SseEmitter> pages = ConcurrentHashMap.newKeySet();
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-live").factory());
  private volatile boolean running;
  private long last;
  private int looks;

  LiveStream(Changes changes) {
    this.changes = changes;
  }

  /** A stream for one more page; it ends at once when there are too many, and the page polls. */
  SseEmitter open() {
    SseEmitter page = new SseEmitter(LONGEST.toMillis());
    if (!running || pages.size() >= MOST) {
      page.complete();
      return page;
    }
    page.onCompletion(() -> pages.remove(page));
    page.onTimeout(page::complete);
    page.onError(error -> pages.remove(page));
    pages.add(page);
    send(page, SseEmitter.event().comment("hello"));
    return page;
  }

  private void look() {
    if (pages.isEmpty()) {
      return;
    }
    try {
      long now = changes.mark();
      looks++;
      if (now != last) {
        last = now;
        pages.forEach(page -> send(page, SseEmitter.event().name("changed").data("")));
      } else if (looks % LOOKS_PER_BEAT == 0) {
        pages.forEach(page -> send(page, SseEmitter.event().comment("beat")));
      }
    } catch (DataAccessException e) {
      log.debug("changes cannot be read now; pages go on polling", e);
    }
  }

  /** On a thread of its own: a page that does not read must not hold up the others. */
  private void send(SseEmitter page, SseEventBuilder event) {
    sending.execute(
        () -> {
          try {
            page.send(event);
          } catch (IOException | IllegalStateException e) {
            pages.remove(page);
          }
        });
  }

  @Override
  public void start() {
    running = true;
    timer.scheduleWithFixedDelay(
        this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Before the web server stops: it would wait for the streams to end. */
  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
    pages.forEach(SseEmitter::complete);
    sending.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
