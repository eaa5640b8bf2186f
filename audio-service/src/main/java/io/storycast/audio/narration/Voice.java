package io.storycast.audio.narration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks, and how: everything beside the text that decides how it sounds.
 *
 * @param provider the host that is called
 * @param name as the provider names it, for example {@code FunAudioLLM/CosyVoice2-0.5B:alex}; null
 *     for the model's own
 * @param format the response format asked for: {@code wav}, {@code pcm} or {@code mp3}
 * @param sampleRate asked for, in Hz; null where the provider takes no such field
 * @param speed 1 is natural; null where the provider takes no such field
 * @param extra further request fields
 */
public record Voice(
    String provider,
    String model,
    @Nullable String name,
    String format,
    @Nullable Integer sampleRate,
    @Nullable Double speed,
    Map<String, Object> extra) {

  public Voice {
    extra = Map.copyOf(extra);
  }

  /** The same, spoken by another voice; null changes nothing. */
  Voice named(@Nullable String other) {
    return other == null || other.isBlank()
        ? this
        : new Voice(provider, model, other, format, sampleRate, speed, extra);
  }
}
