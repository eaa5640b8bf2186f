package io.storycast.story;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Consumes claimed scenarios and emits generated stories. */
@SpringBootApplication
public class StoryServiceApplication {

  public static void main(String[] args) {
    SpringApplication.run(StoryServiceApplication.class, args);
  }
}
