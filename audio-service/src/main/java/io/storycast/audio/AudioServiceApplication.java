package io.storycast.audio;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the speech stage. */
@SpringBootApplication
public class AudioServiceApplication {

  public static void main(String[] args) {
    SpringApplication.run(AudioServiceApplication.class, args);
  }
}
