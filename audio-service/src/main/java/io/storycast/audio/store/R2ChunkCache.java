package io.storycast.audio.store;

import io.storycast.audio.narration.ChunkCache;
import io.storycast.audio.narration.ChunkKey;
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

  R2ChunkCache(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public Optional<byte[]> find(ChunkKey key) {
    return bucket.get(objectKey(key));
  }

  @Override
  public void keep(ChunkKey key, byte[] wav) {
    bucket.put(
        objectKey(key),
        new Bucket.Properties(CONTENT_TYPE, CACHE_CONTROL, Md5.of(wav), Map.of()),
        RequestBody.fromBytes(wav));
  }

  private static String objectKey(ChunkKey key) {
    return "cache/tts/" + key.hash().substring(0, 2) + "/" + key.hash() + ".wav";
  }
}
