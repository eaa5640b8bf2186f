package io.storycast.webhook.outbound;

import io.storycast.webhook.WebhookProperties;
import io.storycast.webhook.delivering.Receiver;
import io.storycast.webhook.network.AddressGuard;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

  @Bean
  AddressGuard addressGuard(WebhookProperties settings) {
    return new AddressGuard(settings.allowedNetworks());
  }

  @Bean
  Receiver receiver(AddressGuard guard, WebhookProperties settings, Clock clock) {
    return new HttpReceiver(guard, settings.timeout(), clock);
  }
}
