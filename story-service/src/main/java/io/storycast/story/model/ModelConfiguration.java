package io.storycast.story.model;

import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderHttp;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** Puts the model together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelProperties.class, ModelProviderProperties.class})
class ModelConfiguration {

  @Bean
  HttpLanguageModel languageModel(
      ModelProperties model,
      ModelProviderProperties provider,
      @Value("${storycast.provider.send-scenario-header}") boolean sendsScenario,
      RestClient.Builder http,
      JdbcClient jdbc,
      Clock clock) {
    ProviderEndpoint endpoint = provider.endpoint().withScenario(sendsScenario);
    return new HttpLanguageModel(
        endpoint.host(),
        model,
        new ProviderHttp(endpoint, http, clock),
        new JdbcAnswerModes(jdbc, clock, endpoint.baseUrl().toString(), model.name()));
  }
}
