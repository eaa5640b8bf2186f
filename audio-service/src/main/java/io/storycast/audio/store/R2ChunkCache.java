package io.storycast.audio.store;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.storycast.audio.narration.ChunkCache;
import io.storycast.audio.narration.ChunkKey;
import io.storycast.contracts.FailureClass;
import io.storycast.stage.StageFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Spoken chunks beside the finished audio, under {@code cache/}: a life-cycle rule of the bucket
 * decides how long.
 */
final class R2ChunkCache implements ChunkCache {

  private static final String CONTENT_TYPE = "audio/wav";

  /** For this service only: the public has no business with pieces. */
  private static final String CACHE_CONTROL = "private, no-store";

  private final Bucket bucket;
  private final Retry patience;

  /**
   * @param patience how keeping is tried again: the chunk is paid for, and lost when this gives up
   */
  R2ChunkCache(Bucket bucket, RetryConfig patience) {
    this.bucket = bucket;
    this.patience = Retry.of("chunk-cache", patience);
  }

  /**
   * About three minutes for a bucket that is away, longer than a failover takes; the SDK's own
   * tries are over after seconds.
   */
  static RetryConfig patience() {
    return RetryConfig.custom()
        .maxAttempts(14)
        .intervalFunction(
            IntervalFunction.ofExponentialRandomBackoff(
                Duration.ofSeconds(1), 2, 0.3, Duration.ofSeconds(20)))
        .retryOnException(
            e -> e instanceof StageFailure f && f.failureClass() == FailureClass.TRANSIENT)
        .build();
  }

  @Override
  public Optional<byte[]> find(ChunkKey key) {
    return bucket.get(objectKey(key));
  }

  @Override
  public void keep(ChunkKey key, byte[] wav) {
    patience.executeRunnable(
        () ->
            bucket.put(
                objectKey(key),
                new Bucket.Properties(CONTENT_TYPE, CACHE_CONTROL, Md5.of(wav), Map.of()),
                RequestBody.fromBytes(wav)));
  }

  private static String objectKey(ChunkKey key) {
    return "cache/tts/" + key.hash().substring(0, 2) + "/" + key.hash() + ".wav";
  }
}
