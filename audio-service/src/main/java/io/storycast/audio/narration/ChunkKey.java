package io.storycast.audio.narration;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names a spoken chunk by everything that decides how it sounds.
 *
 * @param hash SHA-256 in lower-case hexadecimal
 */
public record ChunkKey(String hash) {

  /** Grows when something else is kept of the same answer. */
  private static final int KEPT_FORM = 2;

  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** The key of what a model hears in a recording. */
  static ChunkKey ofTranscript(byte[] wav, String provider, String model) {
    String inputs = "transcript\n%s\n%s\n%s".formatted(provider, model, Sha256.of(wav));
    return new ChunkKey(Sha256.of(inputs.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The key of a text in a voice: a hash of canonical JSON of all inputs.
   *
   * @param take 0 for the first answer, 1 for the one asked for because that was refused, and so on
   */
  static ChunkKey of(String text, Voice voice, int take) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("provider", voice.provider());
    inputs.put("model", voice.model());
    inputs.put("voice", voice.name());
    inputs.put("format", voice.format());
    inputs.put("sampleRate", voice.sampleRate());
    inputs.put("speed", voice.speed());
    inputs.put("extra", voice.extra());
    inputs.put("text", text);
    inputs.put("take", take);
    inputs.put("keptForm", KEPT_FORM);
    byte[] json = CANONICAL.writeValueAsString(inputs).getBytes(StandardCharsets.UTF_8);
    return new ChunkKey(Sha256.of(json));
  }
}
