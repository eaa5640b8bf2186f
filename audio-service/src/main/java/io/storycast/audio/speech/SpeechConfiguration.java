package io.storycast.audio.speech;

import io.storycast.audio.narration.Speech;
import io.storycast.audio.narration.Voice;
import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderHttp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpeechProperties.class)
class SpeechConfiguration {

  private static final Logger log = LoggerFactory.getLogger(SpeechConfiguration.class);

  @Bean
  ProviderEndpoint speechEndpoint(
      SpeechProperties properties,
      @Value("${storycast.provider.send-scenario-header:false}") boolean sendsScenario) {
    log.info("Speech: {}", properties);
    return properties.endpoint(sendsScenario);
  }

  @Bean
  Voice voice(SpeechProperties properties, ProviderEndpoint speechEndpoint) {
    return properties.voiceOf(speechEndpoint);
  }

  @Bean
  Speech speech(ProviderEndpoint speechEndpoint, RestClient.Builder builder, Clock clock) {
    return new HttpSpeech(new ProviderHttp(speechEndpoint, builder, clock));
  }
}
