package io.storycast.audio.store;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.storycast.audio.narration.ChunkCache;
import io.storycast.audio.narration.ChunkKey;
import io.storycast.audio.narration.Speech;
import io.storycast.contracts.FailureClass;
import io.storycast.stage.StageFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/** Answers of the speech model in the bucket, beside the finished audio. */
final class R2ChunkCache implements ChunkCache {

  /** Nothing else is kept here. */
  static final String FOLDER = "cache/tts/";

  private static final String UNKNOWN_TYPE = "application/octet-stream";

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
  public Optional<Speech.Answer> find(ChunkKey key) {
    return bucket
        .get(objectKey(key))
        .map(found -> new Speech.Answer(null, found.contentType(), found.body()));
  }

  @Override
  public void keep(ChunkKey key, Speech.Answer answer) {
    patience.executeRunnable(
        () ->
            bucket.put(
                objectKey(key),
                new Bucket.Properties(
                    answer.contentType().isEmpty() ? UNKNOWN_TYPE : answer.contentType(),
                    CACHE_CONTROL,
                    Md5.of(answer.body()),
                    Map.of()),
                RequestBody.fromBytes(answer.body())));
  }

  @Override
  public void forget(ChunkKey key) {
    bucket.delete(objectKey(key));
  }

  private static String objectKey(ChunkKey key) {
    return FOLDER + key.hash().substring(0, 2) + "/" + key.hash();
  }
}
