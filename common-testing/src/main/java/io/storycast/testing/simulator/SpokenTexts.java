package io.storycast.testing.simulator;

import io.storycast.testing.audio.Pcm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the simulator said lately: it does not listen, it remembers. */
final class SpokenTexts {

  private static final int MEMORY = 10_000;

  private final Map<ByteBuffer, String> texts =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, String> eldest) {
              return size() > MEMORY;
            }
          });

  void remember(Pcm sound, String text) {
    texts.put(fingerprint(sound), text);
  }

  /** The text of exactly this sound; empty when it was never said, or was spoilt since. */
  Optional<String> textOf(Pcm sound) {
    return Optional.ofNullable(texts.get(fingerprint(sound)));
  }

  private static ByteBuffer fingerprint(Pcm sound) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(sound.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
