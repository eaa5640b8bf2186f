package io.storycast.audio.mp3;

import io.storycast.audio.narration.Mp3Codec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Mp3Configuration {

  @Bean
  Mp3Codec mp3Codec() {
    return new JavaMp3Codec();
  }
}
