package io.storycast.audio.narration;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cache in memory. */
final class FakeChunkCache implements ChunkCache {

  private final Map<ChunkKey, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> find(ChunkKey key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void keep(ChunkKey key, byte[] wav) {
    kept.put(key, wav);
  }

  int size() {
    return kept.size();
  }

  void damageAll() {
    kept.replaceAll((key, wav) -> new byte[] {1, 2, 3});
  }
}
