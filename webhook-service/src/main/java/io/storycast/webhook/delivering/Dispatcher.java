package io.storycast.webhook.delivering;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what is due and has each delivery made on a thread of its own. An endpoint that is slow
 * holds up as many of them as it may have at once, and nobody else's.
 */
public final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Deliveries deliveries;
  private final Consumer<Claim> courier;
  private final int concurrency;
  private final Duration pollInterval;
  private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Semaphore work = new Semaphore(0);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean running;

  /**
   * @param courier makes an attempt
   * @param concurrency deliveries that this process makes at once
   * @param pollInterval how often to look for what is due again
   */
  public Dispatcher(
      Deliveries deliveries, Consumer<Claim> courier, int concurrency, Duration pollInterval) {
    this.deliveries = deliveries;
    this.courier = courier;
    this.concurrency = concurrency;
    this.pollInterval = pollInterval;
  }

  public void start() {
    running = true;
    Thread.ofPlatform().name("webhook-dispatcher").start(this::run);
  }

  /** Takes up nothing more, and waits for the attempts under way. */
  public void stop(Duration patience) {
    running = false;
    wake();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} deliveries are still under way; they will be made again", inFlight.get());
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean isRunning() {
    return running;
  }

  /** There may be something to do. */
  public void wake() {
    work.release();
  }

  /** How many deliveries this process makes at the moment. */
  public int inFlight() {
    return inFlight.get();
  }

  private void run() {
    while (running) {
      if (takeUp() == 0) {
        await();
      }
    }
  }

  private int takeUp() {
    int room = concurrency - inFlight.get();
    if (room <= 0) {
      return 0;
    }
    try {
      List<Claim> claims = deliveries.claim(Map.copyOf(busy), room);
      claims.forEach(this::begin);
      return claims.size();
    } catch (RuntimeException e) {
      LOG.warn("What is due cannot be read; trying again: {}", e.toString());
      return 0;
    }
  }

  private void begin(Claim claim) {
    inFlight.incrementAndGet();
    busy.merge(claim.endpoint(), 1, Integer::sum);
    threads.execute(() -> make(claim));
  }

  private void make(Claim claim) {
    try {
      courier.accept(claim);
    } catch (RuntimeException e) {
      // The lease runs out, and it is made again.
      LOG.atWarn()
          .addKeyValue("delivery", claim.delivery())
          .addKeyValue("endpoint", claim.endpoint())
          .log("A delivery broke off: {}", e.toString());
    } finally {
      busy.computeIfPresent(claim.endpoint(), (id, count) -> count == 1 ? null : count - 1);
      inFlight.decrementAndGet();
      wake();
    }
  }

  private void await() {
    try {
      boolean woken = work.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS);
      if (woken) {
        work.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
