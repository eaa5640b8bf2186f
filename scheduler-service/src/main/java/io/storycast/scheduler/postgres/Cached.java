package io.storycast.scheduler.postgres;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that may be a little old. Whoever finds it too old fetches it anew, while the others go
 * on with the old one.
 */
public final class Cached<T> {

  private final Duration age;
  private final Supplier<T> source;
  private final AtomicBoolean fetching = new AtomicBoolean();
  private volatile @Nullable Kept<T> kept;

  public Cached(Duration age, Supplier<T> source) {
    this.age = age;
    this.source = source;
  }

  private record Kept<T>(T value, long at) {}

  /** The value. */
  public T get() {
    Kept<T> known = kept;
    if (known == null) {
      return fetch();
    }
    boolean old = System.nanoTime() - known.at() > age.toNanos();
    if (!old || !fetching.compareAndSet(false, true)) {
      return known.value();
    }
    try {
      return fetch();
    } finally {
      fetching.set(false);
    }
  }

  private T fetch() {
    T value = source.get();
    kept = new Kept<>(value, System.nanoTime());
    return value;
  }
}
