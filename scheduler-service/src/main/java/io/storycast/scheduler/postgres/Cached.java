package io.storycast.scheduler.postgres;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that may be a little old. One that takes long to find out is kept for a multiple of that
 * time, so that finding out never fills more than a small share of the time, however much there is
 * to count; and it is found out beside, while whoever asks goes on with the old one.
 */
public final class Cached<T> {

  private static final Logger log = LoggerFactory.getLogger(Cached.class);

  /** What takes less is found out by whoever asks. */
  private static final Duration QUICK = Duration.ofMillis(20);

  /** What takes more is kept for this many times as long. */
  private static final int SHARE = 50;

  /** Nobody has asked for so long that the old value is not worth showing. */
  private static final Duration STALE = Duration.ofMinutes(1);

  private final Duration shortest;
  private final Supplier<T> source;
  private final LongSupplier nanos;
  private final AtomicBoolean fetching = new AtomicBoolean();
  private volatile @Nullable Kept<T> kept;

  /**
   * @param shortest it is kept for this long, however quickly it was found out
   */
  public Cached(Duration shortest, Supplier<T> source) {
    this(shortest, source, System::nanoTime);
  }

  Cached(Duration shortest, Supplier<T> source, LongSupplier nanos) {
    this.shortest = shortest;
    this.source = source;
    this.nanos = nanos;
  }

  /**
   * @param freshUntil nanoseconds, as {@link System#nanoTime} tells them
   */
  private record Kept<T>(T value, boolean quick, long freshUntil) {}

  /** The value. */
  public T get() {
    Kept<T> known = kept;
    if (known == null) {
      return fetch();
    }
    long old = nanos.getAsLong() - known.freshUntil();
    if (old > (known.quick() ? 0 : STALE.toNanos())) {
      return fetch();
    }
    if (old > 0 && fetching.compareAndSet(false, true)) {
      Thread.ofVirtual().name("recount").start(this::renew);
    }
    return known.value();
  }

  private void renew() {
    try {
      fetch();
    } catch (RuntimeException e) {
      log.debug("A value could not be found out anew; the old one stands", e);
    } finally {
      fetching.set(false);
    }
  }

  private T fetch() {
    long began = nanos.getAsLong();
    T value = source.get();
    long now = nanos.getAsLong();
    long took = now - began;
    boolean quick = took < QUICK.toNanos();
    long age = quick ? shortest.toNanos() : Math.max(shortest.toNanos(), SHARE * took);
    kept = new Kept<>(value, quick, now + age);
    return value;
  }
}
