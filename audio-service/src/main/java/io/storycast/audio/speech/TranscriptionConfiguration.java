package io.storycast.audio.speech;

import io.storycast.audio.narration.Transcriber;
import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderHttp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${storycast.transcription.model:}'.isBlank()")
@EnableConfigurationProperties(TranscriptionProperties.class)
class TranscriptionConfiguration {

  private static final Logger log = LoggerFactory.getLogger(TranscriptionConfiguration.class);

  @Bean
  Transcriber transcriber(
      TranscriptionProperties properties,
      @Value("${storycast.provider.send-scenario-header:false}") boolean sendsScenario,
      RestClient.Builder builder,
      Clock clock) {
    log.info("Transcription: {}", properties);
    ProviderEndpoint endpoint = properties.endpoint(sendsScenario);
    return new HttpTranscriber(
        new ProviderHttp(endpoint, builder, clock), endpoint.host(), properties.model().strip());
  }
}
