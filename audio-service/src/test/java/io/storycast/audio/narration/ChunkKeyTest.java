package io.storycast.audio.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkKeyTest {

  private static final Voice VOICE =
      new Voice("host", "model", "alex", "wav", 24_000, 1.0, Map.of("gain", 0));

  @Test
  void isTheSameForTheSameInputs() {
    Voice same = new Voice("host", "model", "alex", "wav", 24_000, 1.0, Map.of("gain", 0));

    assertThat(ChunkKey.of("Hello.", same, 0)).isEqualTo(ChunkKey.of("Hello.", VOICE, 0));
    assertThat(ChunkKey.of("Hello.", VOICE, 0).hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void differsWithEveryInput() {
    List<ChunkKey> keys =
        Stream.of(
                VOICE,
                new Voice("other", "model", "alex", "wav", 24_000, 1.0, Map.of("gain", 0)),
                new Voice("host", "other", "alex", "wav", 24_000, 1.0, Map.of("gain", 0)),
                new Voice("host", "model", null, "wav", 24_000, 1.0, Map.of("gain", 0)),
                new Voice("host", "model", "alex", "pcm", 24_000, 1.0, Map.of("gain", 0)),
                new Voice("host", "model", "alex", "wav", null, 1.0, Map.of("gain", 0)),
                new Voice("host", "model", "alex", "wav", 24_000, 0.75, Map.of("gain", 0)),
                new Voice("host", "model", "alex", "wav", 24_000, 1.0, Map.of("gain", 1)))
            .map(voice -> ChunkKey.of("Hello.", voice, 0))
            .toList();

    assertThat(keys).doesNotHaveDuplicates();
    assertThat(ChunkKey.of("Hello!", VOICE, 0)).isNotIn(keys);
    assertThat(ChunkKey.of("Hello.", VOICE, 1)).isNotIn(keys);
  }
}
