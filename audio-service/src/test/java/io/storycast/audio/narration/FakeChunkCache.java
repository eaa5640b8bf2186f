package io.storycast.audio.narration;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cache in memory. */
final class FakeChunkCache implements ChunkCache {

  private final Map<ChunkKey, Speech.Answer> kept = new ConcurrentHashMap<>();

  @Override
  public Optional<Speech.Answer> find(ChunkKey key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void keep(ChunkKey key, Speech.Answer answer) {
    kept.put(key, answer);
  }

  @Override
  public void forget(ChunkKey key) {
    kept.remove(key);
  }

  int size() {
    return kept.size();
  }

  void damageAll() {
    kept.replaceAll((key, answer) -> new Speech.Answer(null, "audio/wav", new byte[] {1, 2, 3}));
  }
}
