package io.storycast.audio.store;

import io.storycast.stage.StageFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes answers from the cache once they are old: once a day in each process, at a time of its
 * own. Processes that do it at once do not harm each other.
 *
 * <p>By age and not by use, because the store knows no last use. What is deleted too early is
 * bought again. A life-cycle rule of the bucket would do the same, but needs rights that this
 * service should not have, and not every store has such rules.
 */
final class CacheSweep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CacheSweep.class);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration LATEST_START = Duration.ofHours(1);

  private final Bucket bucket;
  private final Duration retention;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cache-sweep").factory());

  /**
   * @param retention zero keeps everything for ever
   */
  CacheSweep(Bucket bucket, Duration retention, InstantSource clock) {
    this.bucket = bucket;
    this.retention = retention;
    this.clock = clock;
  }

  void start() {
    if (retention.isPositive()) {
      long first = ThreadLocalRandom.current().nextLong(LATEST_START.toSeconds());
      var _ =
          timer.scheduleWithFixedDelay(this::trySweep, first, EVERY.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private void trySweep() {
    try {
      int deleted = sweep();
      LOG.info("Deleted {} spoken chunks that were older than {}", deleted, retention);
    } catch (StageFailure | SdkException e) {
      LOG.warn("Old spoken chunks could not be deleted, next try tomorrow: {}", e.getMessage());
    }
  }

  /**
   * @return how many were deleted
   */
  int sweep() {
    Instant oldest = clock.instant().minus(retention);
    List<String> old =
        bucket
            .list(R2ChunkCache.FOLDER)
            .filter(object -> object.lastModified().isBefore(oldest))
            .map(S3Object::key)
            .toList();
    old.forEach(bucket::delete);
    return old.size();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
