package io.storycast.story.model;

import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderLimits;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the model is.
 *
 * @param apiKey empty sends no {@code Authorization} header
 * @param readTimeout until the whole answer is there
 * @param headers sent with every call
 */
@ConfigurationProperties("storycast.story.provider")
record ModelProviderProperties(
    String baseUrl,
    @DefaultValue("") String apiKey,
    Duration connectTimeout,
    Duration readTimeout,
    DataSize maxAnswer,
    @DefaultValue Map<String, String> headers) {

  private static final String DEPENDENCY = "language-model";

  ModelProviderProperties {
    // Fails here, at start, with a message that names the reason.
    ProviderEndpoint.of(
        DEPENDENCY, baseUrl, apiKey, new ProviderLimits(connectTimeout, readTimeout, maxAnswer));
  }

  ProviderEndpoint endpoint() {
    ProviderLimits limits = new ProviderLimits(connectTimeout, readTimeout, maxAnswer);
    return ProviderEndpoint.of(DEPENDENCY, baseUrl, apiKey, limits).withHeaders(headers);
  }

  /** Without the key and the values of headers. */
  @Override
  public String toString() {
    return "ModelProviderProperties[" + endpoint() + "]";
  }
}
