package io.storycast.webhook;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.JobCancelled;
import io.storycast.contracts.StoryFailed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.Topics;
import io.storycast.stage.Projection;
import io.storycast.stage.Tracing;
import io.storycast.stage.web.TokenApi;
import io.storycast.webhook.delivering.Courier;
import io.storycast.webhook.delivering.Deliveries;
import io.storycast.webhook.delivering.DeliveryJournal;
import io.storycast.webhook.delivering.Dispatcher;
import io.storycast.webhook.delivering.Endpoints;
import io.storycast.webhook.delivering.Messages;
import io.storycast.webhook.delivering.Policy;
import io.storycast.webhook.delivering.Receiver;
import io.storycast.webhook.delivering.Sender;
import io.storycast.webhook.intake.Intake;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(TokenApi.class)
class WebhookConfiguration {

  @Bean
  Policy policy(WebhookProperties settings) {
    return new Policy(settings.retryDelays(), settings.pauseAfter(), new SecureRandom());
  }

  @Bean
  Sender sender(Receiver receiver, Messages messages, Tracing tracing) {
    return new Sender(receiver, messages, tracing);
  }

  @Bean
  Courier courier(
      Deliveries deliveries, Endpoints endpoints, Sender sender, Policy policy, Clock clock) {
    return new Courier(deliveries, endpoints, sender, policy, clock);
  }

  @Bean
  Dispatcher dispatcher(
      Deliveries deliveries, Courier courier, DeliveryJournal journal, WebhookProperties settings) {
    return new Dispatcher(
        deliveries,
        claim -> courier.deliver(claim, journal),
        settings.concurrency(),
        settings.pollInterval());
  }

  @Bean
  DispatcherLifecycle dispatcherLifecycle(Dispatcher dispatcher, WebhookProperties settings) {
    return new DispatcherLifecycle(dispatcher, settings.timeout());
  }

  @Bean
  Projection webhookProjection(Intake intake) {
    return Projection.of(Topics.WEBHOOK_SERVICE)
        .on(StoryGenerated.class, intake::keep)
        .on(AudioUploaded.class, intake::keep)
        .on(StoryReady.class, intake::keep)
        .on(StoryFailed.class, intake::keep)
        .on(JobCancelled.class, intake::keep)
        .onStatus(intake::follow);
  }
}
