package io.storycast.audio;

import io.storycast.audio.narration.AudioStore;
import io.storycast.audio.narration.ChunkCache;
import io.storycast.audio.narration.Mp3Codec;
import io.storycast.audio.narration.Narrator;
import io.storycast.audio.narration.Speech;
import io.storycast.audio.narration.Transcriber;
import io.storycast.audio.narration.Voice;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.CallLedger;
import io.storycast.stage.Stage;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NarrationProperties.class)
class AudioConfiguration {

  private static final Logger log = LoggerFactory.getLogger(AudioConfiguration.class);

  @Bean
  Narrator.Ports narratorPorts(
      Speech speech,
      ChunkCache cache,
      CallLedger ledger,
      Mp3Codec codec,
      AudioStore store,
      Optional<Transcriber> transcriber) {
    return new Narrator.Ports(speech, cache, ledger, codec, store, transcriber.orElse(null));
  }

  @Bean
  Narrator narrator(
      Narrator.Ports ports, Voice voice, NarrationProperties properties, Clock clock) {
    log.info("Narration: {}", properties);
    return new Narrator(ports, voice, properties.settings(), clock);
  }

  @Bean
  Stage audioStage(Narrator narrator) {
    return Stage.named("audio", Topics.AUDIO_SERVICE)
        .on(StoryGenerated.class, narrator::narrate)
        .build();
  }
}
