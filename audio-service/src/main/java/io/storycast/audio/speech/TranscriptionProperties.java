package io.storycast.audio.speech;

import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who writes down what was spoken, so that it can be compared with the text.
 *
 * @param apiKey empty sends no {@code Authorization} header
 * @param model empty: nobody
 */
@ConfigurationProperties("storycast.transcription")
record TranscriptionProperties(
    @DefaultValue("") String baseUrl,
    @DefaultValue("") String apiKey,
    @DefaultValue("") String model,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("120s") Duration readTimeout) {

  private static final String DEPENDENCY = "transcription";
  private static final DataSize MAX_ANSWER = DataSize.ofMegabytes(4);

  ProviderEndpoint endpoint(boolean sendsScenario) {
    return ProviderEndpoint.of(
            DEPENDENCY,
            baseUrl,
            apiKey,
            new ProviderLimits(connectTimeout, readTimeout, MAX_ANSWER))
        .withScenario(sendsScenario);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "TranscriptionProperties[%s, key %s, model %s, %s]"
        .formatted(
            baseUrl,
            apiKey.isEmpty() ? "none" : "***",
            model.isEmpty() ? "none" : model,
            readTimeout);
  }
}
