package io.storycast.storage;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Fact;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.Stage;
import io.storycast.stage.Step;
import io.storycast.stage.Work;
import io.storycast.storage.publishing.Publication;
import io.storycast.storage.publishing.Sink;
import io.storycast.storage.publishing.Stories;
import io.storycast.storage.publishing.StoryVersions;
import io.storycast.storage.publishing.Transactions;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

  @Bean
  Sink sink(
      Transactions transactions,
      StoryVersions versions,
      Stories stories,
      Clock clock,
      StorageProperties settings) {
    Publication publication =
        new Publication(versions, stories, clock, settings.keepEditedTitles());
    return new Sink(transactions, versions, publication);
  }

  @Bean
  Stage storageStage(Sink sink) {
    return Stage.named("storage", Topics.STORAGE_SERVICE)
        .on(StoryGenerated.class, asStep("sink text", sink::keepText))
        .on(AudioUploaded.class, asStep("sink narration", sink::keepAudio))
        .build();
  }

  private static <I extends Fact> Work<I> asStep(String name, Work<I> work) {
    return (fact, attempt) -> {
      try (Step step = attempt.step(name)) {
        return work.perform(fact, attempt);
      }
    };
  }
}
