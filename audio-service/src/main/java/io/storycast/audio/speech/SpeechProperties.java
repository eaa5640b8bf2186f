package io.storycast.audio.speech;

import io.storycast.audio.narration.Voice;
import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderLimits;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The speech provider and the default voice.
 *
 * @param apiKey empty sends no {@code Authorization} header
 * @param voice as the provider names it; empty leaves it to the model
 * @param responseFormat what is asked for; the answer is recognised by its bytes
 * @param sampleRate in Hz; empty sends no {@code sample_rate}
 * @param speed 1 is natural; empty sends no {@code speed}
 * @param extra further request fields, by name
 * @param readTimeout from sending the request until the last byte of the answer
 */
@Validated
@ConfigurationProperties("storycast.speech")
record SpeechProperties(
    @NotBlank String baseUrl,
    @DefaultValue("") String apiKey,
    @NotBlank String model,
    @Nullable String voice,
    @DefaultValue("wav") @Pattern(regexp = "wav|pcm|mp3") String responseFormat,
    @Nullable Integer sampleRate,
    @DecimalMin("0.25") @DecimalMax("4.0") @Nullable Double speed,
    @DefaultValue Map<String, Object> extra,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("120s") Duration readTimeout,
    @DefaultValue("32MB") DataSize maxAnswer) {

  private static final String DEPENDENCY = "speech";

  ProviderEndpoint endpoint(boolean sendsScenario) {
    return ProviderEndpoint.of(
            DEPENDENCY, baseUrl, apiKey, new ProviderLimits(connectTimeout, readTimeout, maxAnswer))
        .withScenario(sendsScenario);
  }

  Voice voiceOf(ProviderEndpoint endpoint) {
    return new Voice(
        endpoint.host(),
        model,
        voice == null || voice.isBlank() ? null : voice,
        responseFormat,
        sampleRate,
        speed,
        extra);
  }

  /** Without the key, and without the values of extra fields, which may be secrets too. */
  @Override
  public String toString() {
    return "SpeechProperties[%s, key %s, model %s, voice %s, %s, %s Hz, speed %s, extra %s, %s, %s]"
        .formatted(
            baseUrl,
            apiKey.isEmpty() ? "none" : "***",
            model,
            voice,
            responseFormat,
            sampleRate,
            speed,
            extra.keySet(),
            readTimeout,
            maxAnswer);
  }
}
