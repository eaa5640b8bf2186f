package io.storycast.audio.speech;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.storycast.audio.narration.Voice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request; what is not set is not sent, because strict servers refuse unknown fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpeechRequest(
    String model,
    String input,
    @Nullable String voice,
    @JsonProperty("response_format") String responseFormat,
    @JsonProperty("sample_rate") @Nullable Integer sampleRate,
    @Nullable Double speed,
    @JsonAnyGetter Map<String, Object> extra) {

  static SpeechRequest of(String text, Voice voice) {
    return new SpeechRequest(
        voice.model(),
        text,
        voice.name(),
        voice.format(),
        voice.sampleRate(),
        voice.speed(),
        voice.extra());
  }
}
