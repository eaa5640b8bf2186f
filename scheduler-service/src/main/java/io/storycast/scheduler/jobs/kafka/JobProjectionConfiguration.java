package io.storycast.scheduler.jobs.kafka;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.Topics;
import io.storycast.scheduler.jobs.FailedAttempts;
import io.storycast.scheduler.jobs.JobProjection;
import io.storycast.stage.Projection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JobProjectionConfiguration {

  @Bean
  Projection jobs(JobProjection jobs, FailedAttempts failedAttempts) {
    return Projection.of(Topics.SCHEDULER_SERVICE)
        .on(StoryGenerated.class, jobs::storyGenerated)
        .on(AudioUploaded.class, jobs::audioUploaded)
        .on(StoryReady.class, jobs::storyReady)
        .onDeadLetter(failedAttempts::deadLettered);
  }
}
